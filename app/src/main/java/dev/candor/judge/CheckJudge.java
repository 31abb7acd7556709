package dev.candor.judge;

import dev.candor.model.Check;
import dev.candor.model.CheckState;
import dev.candor.model.CheckState.Trail;
import dev.candor.model.Result;
import dev.candor.model.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Turns the results of one check, or of one fleet member, into its verdict. Pure: the same state,
 * rules and result always come to the same decision.
 *
 * <p>A verdict worse than the present one takes {@code fail-after} results in a row, a better one
 * {@code recover-after}; a run that is mixed is confirmed as what all of it amounts to (slow, down,
 * slow is slow). A look that failed by our own fault is no result: it neither feeds nor ends a run,
 * but {@code fail-after} of them in a row make the verdict unknown. Only the very first result is
 * taken at its word, and only when it is good.
 */
public final class CheckJudge {
    /** How many intervals may pass without a result before nothing is known. */
    public static final int SILENT_INTERVALS = 3;

    /** What is granted on top of interval and timeout before silence counts. */
    public static final Duration SILENCE_GRACE = Duration.ofSeconds(5);

    private CheckJudge() {}

    /**
     * One more result. One that is not newer than the newest known changes nothing; one that comes
     * after a silence keeps the verdict and begins every run anew, for nobody saw what lay between.
     *
     * @throws IllegalArgumentException when the result is of another check, member or location
     */
    public static CheckDecision onResult(CheckState state, Check rules, Result result) {
        requireSame(state, rules, result);
        var last = state.lastResult();
        if (last != null && !result.at().isAfter(last)) {
            return new CheckDecision(state, null, Reason.STALE_RESULT);
        }
        var overdue = last != null && result.at().isAfter(last.plus(silence(rules)));
        var before = overdue ? withoutPending(state) : state;
        return switch (result.outcome()) {
            case UNKNOWN -> lookFailed(before, rules, result);
            case UP -> seen(before, rules, result, Verdict.UP);
            case DEGRADED -> seen(before, rules, result, Verdict.DEGRADED);
            case DOWN -> seen(before, rules, result, Verdict.DOWN);
        };
    }

    /**
     * Time has passed without a result. After a silence longer than {@link #silence} the verdict is
     * unknown since the newest result: nobody has looked after it.
     */
    public static CheckDecision onSilence(CheckState state, Check rules, Instant now) {
        var last = state.lastResult();
        if (last == null) {
            return new CheckDecision(state, null, Reason.STILL_UNKNOWN);
        }
        if (!now.isAfter(last.plus(silence(rules)))) {
            return new CheckDecision(state, null, Reason.WITHIN_SILENCE);
        }
        if (state.verdict() == Verdict.UNKNOWN) {
            return new CheckDecision(withoutPending(state), null, Reason.STILL_UNKNOWN);
        }
        var detail = "no result since " + last;
        return turn(state, Verdict.UNKNOWN, last, last, detail, Trail.NONE, Reason.SILENCE);
    }

    /** The longest time without a result after which the last verdict still holds. */
    public static Duration silence(Check rules) {
        var intervals = rules.every().multipliedBy(SILENT_INTERVALS);
        var oneRun = rules.every().plus(rules.timeout()).plus(SILENCE_GRACE);
        return intervals.compareTo(oneRun) >= 0 ? intervals : oneRun;
    }

    private static CheckDecision lookFailed(CheckState state, Check rules, Result result) {
        var at = result.at();
        var trail = state.trail();
        var start = trail.blindStart() == null ? at : trail.blindStart();
        var blind = trail.blind() + 1;
        if (blind < rules.failAfter()) {
            var longer = new Trail(trail.newest(), trail.same(), trail.sameStart(), blind, start);
            var reason =
                    state.verdict() == Verdict.UNKNOWN ? Reason.STILL_UNKNOWN : Reason.LOOK_FAILED;
            return pending(
                    state,
                    state.candidate(),
                    state.run(),
                    state.runStart(),
                    at,
                    state.detail(),
                    longer,
                    reason);
        }
        var nothingSeen = new Trail(Verdict.UNKNOWN, 0, null, blind, start);
        if (state.verdict() == Verdict.UNKNOWN) {
            return pending(
                    state,
                    Verdict.UNKNOWN,
                    0,
                    null,
                    at,
                    result.detail(),
                    nothingSeen,
                    Reason.STILL_UNKNOWN);
        }
        return turn(
                state,
                Verdict.UNKNOWN,
                start,
                at,
                result.detail(),
                nothingSeen,
                Reason.WE_COULD_NOT_LOOK);
    }

    private static CheckDecision seen(
            CheckState state, Check rules, Result result, Verdict pointsTo) {
        var at = result.at();
        var trail = longer(state.trail(), pointsTo, at);
        var present = state.verdict();
        if (pointsTo == present) {
            var detail = pointsTo == Verdict.UP ? "" : result.detail();
            return pending(state, present, 0, null, at, detail, trail, still(present));
        }
        var detail = pointsTo == Verdict.UP ? state.detail() : result.detail();
        if (state.lastResult() == null && pointsTo == Verdict.UP) {
            return turn(state, Verdict.UP, at, at, "", trail, Reason.FIRST_RESULT);
        }
        var worse = isWorse(pointsTo, present);
        var goesOn = state.run() > 0 && isWorse(state.candidate(), present) == worse;
        var run = goesOn ? state.run() + 1 : 1;
        var start = goesOn && state.runStart() != null ? state.runStart() : at;
        var candidate = goesOn ? common(state.candidate(), pointsTo, worse) : pointsTo;
        if (run < (worse ? rules.failAfter() : rules.recoverAfter())) {
            var reason = worse ? Reason.FAILURE_NOT_CONFIRMED : Reason.RECOVERY_NOT_CONFIRMED;
            return pending(state, candidate, run, start, at, detail, trail, reason);
        }
        var told = candidate == Verdict.UP ? "" : detail;
        return turn(state, candidate, start, at, told, trail, confirmed(candidate, worse));
    }

    /** What all results of a run amount to: the milder failure, the lesser recovery. */
    private static Verdict common(Verdict one, Verdict other, boolean worse) {
        var oneIsWorse = one.compareTo(other) > 0;
        return oneIsWorse == worse ? other : one;
    }

    /** From unknown, everything but up is worse. */
    private static boolean isWorse(Verdict one, Verdict than) {
        return than == Verdict.UNKNOWN ? one != Verdict.UP : one.compareTo(than) > 0;
    }

    private static Trail longer(Trail trail, Verdict pointsTo, Instant at) {
        var goesOn = trail.newest() == pointsTo && trail.same() > 0;
        return goesOn
                ? new Trail(pointsTo, trail.same() + 1, trail.sameStart(), 0, null)
                : new Trail(pointsTo, 1, at, 0, null);
    }

    private static Reason still(Verdict verdict) {
        return switch (verdict) {
            case UP -> Reason.STILL_UP;
            case DEGRADED, PARTIAL -> Reason.STILL_DEGRADED;
            case DOWN -> Reason.STILL_DOWN;
            case UNKNOWN -> Reason.STILL_UNKNOWN;
        };
    }

    private static Reason confirmed(Verdict verdict, boolean worse) {
        if (!worse) {
            return verdict == Verdict.UP ? Reason.RECOVERY_CONFIRMED : Reason.RECOVERED_TO_DEGRADED;
        }
        return verdict == Verdict.DOWN ? Reason.FAILURES_CONFIRMED : Reason.DEGRADED_CONFIRMED;
    }

    private static CheckDecision pending(
            CheckState state,
            Verdict candidate,
            int run,
            @Nullable Instant runStart,
            Instant at,
            String detail,
            Trail trail,
            Reason reason) {
        var next =
                new CheckState(
                        state.check(),
                        state.member(),
                        state.location(),
                        state.verdict(),
                        state.since(),
                        candidate,
                        run,
                        runStart,
                        at,
                        detail,
                        trail);
        return new CheckDecision(next, null, reason);
    }

    private static CheckState withoutPending(CheckState state) {
        return new CheckState(
                state.check(),
                state.member(),
                state.location(),
                state.verdict(),
                state.since(),
                state.verdict(),
                0,
                null,
                state.lastResult(),
                state.verdict() == Verdict.UP ? "" : state.detail());
    }

    /**
     * The confirmed change. Where the newest results already point beyond it (slow, then down),
     * they are the next pending run, from their own first one.
     */
    private static CheckDecision turn(
            CheckState state,
            Verdict to,
            Instant since,
            Instant at,
            String detail,
            Trail trail,
            Reason reason) {
        var beyond = trail.same() > 0 && trail.newest() != to;
        var next =
                new CheckState(
                        state.check(),
                        state.member(),
                        state.location(),
                        to,
                        since,
                        beyond ? trail.newest() : to,
                        beyond ? trail.same() : 0,
                        beyond ? trail.sameStart() : null,
                        at,
                        detail,
                        trail);
        var turn =
                new Turn(state.check(), state.member(), state.verdict(), to, since, detail, reason);
        return new CheckDecision(next, turn, reason);
    }

    private static void requireSame(CheckState state, Check rules, Result result) {
        if (!state.check().equals(result.check())
                || !state.check().equals(rules.id())
                || !Objects.equals(state.member(), result.member())
                || !state.location().equals(result.location())) {
            throw new IllegalArgumentException(
                    "a result of "
                            + result.check()
                            + " at "
                            + result.location()
                            + " cannot be judged with the state of "
                            + state.check()
                            + " at "
                            + state.location());
        }
    }
}
