package dev.candor.watch;

import dev.candor.judge.CheckDecision;
import dev.candor.judge.CheckJudge;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is believed of each check, between one result and the next. Thread-safe; guarded by itself,
 * so that judging, silence, reloads and steps of the clock come one after the other, and reach the
 * recorder in that order.
 */
final class Beliefs {
    private final TimeSource time;
    private final StallDetector stalls;
    private final Consumer<Judged> record;
    private final Map<CheckId, Belief> beliefs = new HashMap<>();
    private Map<CheckId, Check> checks = Map.of();

    private static final class Belief {
        private CheckState state;
        private final long watchedSince;

        Belief(CheckState state, long watchedSince) {
            this.state = state;
            this.watchedSince = watchedSince;
        }
    }

    /** Beliefs about nothing; what comes about is handed to {@code record}. */
    Beliefs(TimeSource time, StallDetector stalls, Consumer<Judged> record) {
        this.time = time;
        this.stalls = stalls;
        this.record = record;
    }

    /** The checks that are configured now. */
    synchronized Map<CheckId, Check> checks() {
        return checks;
    }

    /**
     * Replaces the set of checks. Of those that stay, what is believed stays; of new ones, what was
     * remembered is taken up.
     */
    synchronized void apply(Collection<Check> configured, Collection<CheckState> remembered) {
        var byId = new HashMap<CheckId, Check>();
        configured.forEach(check -> byId.put(check.id(), check));
        checks = Map.copyOf(byId);
        beliefs.keySet().retainAll(checks.keySet());
        var now = time.nanoTime();
        for (var state : remembered) {
            if (checks.containsKey(state.check())
                    && isOurs(state)
                    && !beliefs.containsKey(state.check())) {
                beliefs.put(state.check(), new Belief(notAhead(state), now));
            }
        }
        for (var id : checks.keySet()) {
            beliefs.computeIfAbsent(
                    id,
                    _ -> new Belief(CheckState.fresh(id, null, Location.HERE, time.now()), now));
        }
    }

    /**
     * A state from a time that has not come yet, since the wall clock was put back while we were
     * away, would make every new result look old.
     */
    private CheckState notAhead(CheckState state) {
        var last = state.lastResult();
        if (last == null || !last.isAfter(time.now())) {
            return state;
        }
        var moved = Moved.by(state, Duration.between(last, time.now()));
        record.accept(new Judged.Belief(null, moved, null));
        return moved;
    }

    private static boolean isOurs(CheckState state) {
        return state.member() == null && state.location().equals(Location.HERE);
    }

    /**
     * Judges a result. It is dated by the monotonic clock back from now, so that a step of the wall
     * clock during the run does not matter. A bad one from a run in which we stalled is unknown,
     * and so is one that is a matter of time from a run in which we were busy. One of a check that
     * was changed or taken out meanwhile is dropped.
     */
    synchronized void take(Check check, StallDetector.Mark start, Result raw) {
        var belief = beliefs.get(check.id());
        if (belief == null || !check.equals(checks.get(check.id()))) {
            return;
        }
        var age = Duration.ofNanos(time.nanoTime() - start.nanos());
        var at = time.now().minusMillis(age.toMillis());
        var result = honest(check, raw, at, start);
        decided(belief, result, CheckJudge.onResult(belief.state, check, result));
    }

    private Result honest(Check check, Result raw, Instant at, StallDetector.Mark start) {
        var excuse = excuse(check, raw, start);
        return new Result(
                raw.check(),
                raw.member(),
                raw.location(),
                at,
                excuse.isEmpty() ? raw.outcome() : Outcome.UNKNOWN,
                raw.phases(),
                raw.status(),
                excuse.isEmpty() ? raw.detail() : excuse);
    }

    /** Why a bad result says more of us than of the target; empty when it does not. */
    private String excuse(Check check, Result raw, StallDetector.Mark start) {
        if (raw.outcome() != Outcome.DOWN && raw.outcome() != Outcome.DEGRADED) {
            return "";
        }
        var stall = stalls.since(start.nanos());
        if (!stall.isZero()) {
            return "we were stalled for " + seconds(stall) + " during the run";
        }
        var busy = isMatterOfTime(check, raw, start) ? stalls.busySince(start) : Duration.ZERO;
        return busy.isZero()
                ? ""
                : "we were too busy to tell: our threads were late by " + seconds(busy);
    }

    /** Whether it may be that it was bad only because it took so long. */
    private boolean isMatterOfTime(Check check, Result raw, StallDetector.Mark start) {
        return raw.outcome() == Outcome.DEGRADED
                || time.nanoTime() - start.nanos() >= check.timeout().toNanos();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Time has passed: what was not seen for too long is unknown. */
    synchronized void lookForSilence() {
        var now = time.now();
        var nanos = time.nanoTime();
        for (var belief : beliefs.values()) {
            var check = checks.get(belief.state.check());
            // What we were away is written by the start; from here on we look ourselves.
            if (check != null
                    && nanos - belief.watchedSince > CheckJudge.silence(check).toNanos()) {
                var decision = CheckJudge.onSilence(belief.state, check, now);
                if (decision.turn() != null) {
                    decided(belief, null, decision);
                }
            }
        }
    }

    private void decided(Belief belief, @Nullable Result result, CheckDecision decision) {
        belief.state = decision.state();
        record.accept(new Judged.Belief(result, decision.state(), decision.turn()));
    }

    /**
     * Asks whether the wall clock stepped, and if so moves all that is remembered by as much.
     *
     * @return the step, if there was one
     */
    synchronized Optional<Duration> followClock(Supplier<Optional<Duration>> steps) {
        var step = steps.get();
        step.ifPresent(by -> {
            beliefs.values().forEach(each -> each.state = Moved.by(each.state, by));
            record.accept(new Judged.Step(by));
        });
        return step;
    }

    /** What is believed now, for figures and tests. */
    synchronized List<CheckState> states() {
        return beliefs.values().stream().map(each -> each.state).toList();
    }
}
