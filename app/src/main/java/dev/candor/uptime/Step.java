package dev.candor.uptime;

import dev.candor.model.Level;

import java.time.Instant;

/**
 * A stretch of time in which a component stood in one way, half open.
 *
 * @param start its first instant
 * @param end the first instant after it
 * @param level the level that counts
 * @param possible the worst that it may have been for some of the time, with what came and went;
 *     never better than {@code level}
 * @param maintenanceOverlap whether planned work and a fault cover the same time
 */
public record Step(
        Instant start, Instant end, Level level, Level possible, boolean maintenanceOverlap) {
    /** Whether a fault came and went here, beyond what counts. */
    public boolean isIntermittent() {
        return possible != level && possible.isFault();
    }

    boolean standsLike(Step other) {
        return level == other.level
                && possible == other.possible
                && maintenanceOverlap == other.maintenanceOverlap;
    }

    /** The part of it in {@code from <= t < to}, which it must touch. */
    Step within(Instant from, Instant to) {
        var first = start.isBefore(from) ? from : start;
        var last = end.isBefore(to) ? end : to;
        return new Step(first, last, level, possible, maintenanceOverlap);
    }

    Step until(Instant newEnd) {
        return new Step(start, newEnd, level, possible, maintenanceOverlap);
    }
}
