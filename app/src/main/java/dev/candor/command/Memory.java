package dev.candor.command;

import dev.candor.judge.ComponentJudge;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of checks while a command learns one change after the other, so that each
 * component is judged as it was at that moment. Confined to one command.
 */
final class Memory {
    private final Groups groups;
    private final Map<CheckId, List<CheckState>> learned = new HashMap<>();

    Memory(Groups groups) {
        this.groups = groups;
    }

    /** Puts a state in place of the one of the same check, member and location. */
    void learn(CheckState state) {
        var states = new ArrayList<>(of(state.check()));
        states.removeIf(each -> isSame(each, state));
        states.add(state);
        learned.put(state.check(), states);
    }

    /** Whether a component is on the page and has checks. */
    boolean knows(ComponentId component) {
        return groups.checked().contains(component);
    }

    /** What the checks of a component come to by what has been learned so far. */
    Level level(ComponentId component) {
        var states =
                groups.checksOf(component).stream().flatMap(each -> of(each).stream()).toList();
        return ComponentJudge.judge(states).verdict().level();
    }

    /** The state of the same check, member and location. */
    static Optional<CheckState> find(List<CheckState> states, CheckState like) {
        return states.stream().filter(each -> isSame(each, like)).findFirst();
    }

    /** All states of a check by what has been learned so far. */
    List<CheckState> of(CheckId check) {
        return learned.getOrDefault(check, groups.states(check));
    }

    private static boolean isSame(CheckState one, CheckState other) {
        return one.check().equals(other.check())
                && Objects.equals(one.member(), other.member())
                && one.location().equals(other.location());
    }
}
