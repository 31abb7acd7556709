package dev.candor.judge;

import dev.candor.model.CheckState;
import dev.candor.model.Verdict;

import java.util.List;

/** Turns the verdicts of a component's own checks into the component's. Pure. */
public final class ComponentJudge {
    private ComponentJudge() {}

    /**
     * All down is down, some down is partial, else any degraded is degraded, else up. Checks that
     * know nothing count neither way; when none knows anything, the component is unknown.
     *
     * @param states the states of its checks, members and locations, in any order
     */
    public static ComponentFinding judge(List<CheckState> states) {
        var known = states.stream().filter(state -> state.verdict() != Verdict.UNKNOWN).toList();
        if (known.isEmpty()) {
            var reason = states.isEmpty() ? Reason.NO_CHECKS : Reason.NOTHING_KNOWN;
            return new ComponentFinding(Verdict.UNKNOWN, detail(states, states), reason);
        }
        var down = having(Verdict.DOWN, known);
        if (down.size() == known.size()) {
            return new ComponentFinding(Verdict.DOWN, detail(down, states), Reason.ALL_DOWN);
        }
        var partial = having(Verdict.PARTIAL, known);
        if (!down.isEmpty() || !partial.isEmpty()) {
            var bad = down.isEmpty() ? partial : down;
            return new ComponentFinding(Verdict.PARTIAL, detail(bad, states), Reason.SOME_DOWN);
        }
        var degraded = having(Verdict.DEGRADED, known);
        if (!degraded.isEmpty()) {
            return new ComponentFinding(
                    Verdict.DEGRADED, detail(degraded, states), Reason.SOME_DEGRADED);
        }
        return new ComponentFinding(Verdict.UP, "", Reason.ALL_UP);
    }

    private static List<CheckState> having(Verdict verdict, List<CheckState> states) {
        return states.stream().filter(state -> state.verdict() == verdict).toList();
    }

    /** The first sentence there is; where there are several checks, of which and of how many. */
    private static String detail(List<CheckState> bad, List<CheckState> all) {
        if (bad.isEmpty()) {
            return "";
        }
        var first = bad.stream().filter(state -> !state.detail().isEmpty()).findFirst();
        var sentence = first.map(CheckState::detail).orElse("");
        if (all.size() == 1) {
            return sentence;
        }
        var count = bad.size() + " of " + all.size() + " checks";
        return first.map(state -> count + "; " + state.check() + ": " + sentence).orElse(count);
    }
}
