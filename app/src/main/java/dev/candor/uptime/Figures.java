package dev.candor.uptime;

import dev.candor.model.Level;

import java.time.Duration;

/**
 * How long a component stood at each level in some range: exact, never averaged. The levels other
 * than operational are parts of {@code counted} that do not overlap; the last two lie across them.
 *
 * @param counted the time that counts: in the range, since the component was first configured,
 *     until it left, and not in the future
 * @param degraded slow or impaired, but serving
 * @param partial partly without service
 * @param major without service
 * @param maintenance under planned work, by a person's word
 * @param unknown nobody was looking
 * @param intermittent a fault came and went, beyond what the levels say; never part of downtime
 * @param maintenanceOverlap planned work and a fault at the same time
 */
public record Figures(
        Duration counted,
        Duration degraded,
        Duration partial,
        Duration major,
        Duration maintenance,
        Duration unknown,
        Duration intermittent,
        Duration maintenanceOverlap) {
    /** No time at all. */
    public static final Figures NONE =
            new Figures(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO);

    /** Partial and major outages together: downtime by the default {@link Weights}. */
    public Duration downtime() {
        return partial.plus(major);
    }

    /** The time in which nothing was wrong, as far as anybody saw. */
    public Duration operational() {
        return counted.minus(degraded)
                .minus(partial)
                .minus(major)
                .minus(maintenance)
                .minus(unknown);
    }

    /** The time in which somebody was looking, or a person has said how it was. */
    public Duration known() {
        return counted.minus(unknown);
    }

    /** The part of the counted time that is known, 0 to 1; 0 when no time counts. */
    public double coverage() {
        return counted.isZero() ? 0 : (double) known().toNanos() / counted.toNanos();
    }

    /** The worst level of any of the time; {@code UNKNOWN} only when nobody looked at all. */
    public Level worst() {
        if (!major.isZero()) {
            return Level.MAJOR_OUTAGE;
        }
        if (!partial.isZero()) {
            return Level.PARTIAL_OUTAGE;
        }
        if (!degraded.isZero()) {
            return Level.DEGRADED_PERFORMANCE;
        }
        if (!maintenance.isZero()) {
            return Level.UNDER_MAINTENANCE;
        }
        return known().isZero() ? Level.UNKNOWN : Level.OPERATIONAL;
    }

    /** Those of two ranges that do not overlap. */
    public Figures plus(Figures other) {
        return new Figures(
                counted.plus(other.counted),
                degraded.plus(other.degraded),
                partial.plus(other.partial),
                major.plus(other.major),
                maintenance.plus(other.maintenance),
                unknown.plus(other.unknown),
                intermittent.plus(other.intermittent),
                maintenanceOverlap.plus(other.maintenanceOverlap));
    }

    /** Those of one step. */
    public static Figures of(Step step) {
        var length = Duration.between(step.start(), step.end());
        return new Figures(
                length,
                when(step.level() == Level.DEGRADED_PERFORMANCE, length),
                when(step.level() == Level.PARTIAL_OUTAGE, length),
                when(step.level() == Level.MAJOR_OUTAGE, length),
                when(step.level() == Level.UNDER_MAINTENANCE, length),
                when(step.level() == Level.UNKNOWN, length),
                when(step.isIntermittent(), length),
                when(step.maintenanceOverlap(), length));
    }

    private static Duration when(boolean holds, Duration length) {
        return holds ? length : Duration.ZERO;
    }
}
