package dev.candor.uptime;

import dev.candor.model.Level;
import dev.candor.model.UptimeTarget;
import dev.candor.time.Interval;
import dev.candor.time.Intervals;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What of the ledger counts against an {@link UptimeTarget}: the time in which any of its
 * components was partly or wholly without service. Where it spares maintenance, a failure during
 * planned work does not count; otherwise planned work counts like one.
 *
 * @param target what is promised
 * @param timeline the levels that it rests on
 * @param now the end of what has happened
 */
public record Promise(UptimeTarget target, Timeline timeline, Instant now) {
    /** The time that counts against it, of {@code from <= t < to}. */
    public Intervals counted(Instant from, Instant to) {
        return where(from, to, this::counts);
    }

    /** The time in which a component was down and which is spared, and nothing else counted. */
    public Intervals spared(Instant from, Instant to) {
        return where(from, to, step -> Failure.isDown(step.level()) && !counts(step))
                .subtract(counted(from, to));
    }

    /** The time in which a component was under planned work, as far as it does not count. */
    public Intervals maintenance(Instant from, Instant to) {
        return where(from, to, step -> step.level() == Level.UNDER_MAINTENANCE)
                .subtract(counted(from, to));
    }

    /** The time in which nobody looked at one of them, and nothing counted. */
    public Intervals unknown(Instant from, Instant to) {
        return where(from, to, step -> step.level() == Level.UNKNOWN).subtract(counted(from, to));
    }

    /** The time in which at least one of its components was part of the configuration. */
    public Intervals watched(Instant from, Instant to) {
        return where(from, to, _ -> true);
    }

    private boolean counts(Step step) {
        return target.excludingMaintenance()
                ? Failure.isDown(step.level()) && !step.maintenanceOverlap()
                : Failure.isDown(step.level()) || step.level() == Level.UNDER_MAINTENANCE;
    }

    private Intervals where(Instant from, Instant to, Predicate<Step> which) {
        var until = to.isBefore(now) ? to : now;
        if (!from.isBefore(until)) {
            return Intervals.NONE;
        }
        return Intervals.of(
                target.components().stream()
                        .filter(timeline::knows)
                        .flatMap(each -> timeline.steps(each, from, until).stream())
                        .filter(which)
                        .map(step -> new Interval(step.start(), step.end()))
                        .toList());
    }

    /**
     * Its budget over a range.
     *
     * @param from the first instant on which it is promised
     * @param to the end of the term
     */
    public Budget budget(Instant from, Instant to) {
        return Budget.of(target.partsPerMillion(), from, to, now, counted(from, to).duration(now));
    }
}
