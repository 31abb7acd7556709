package dev.candor.uptime;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How much of the time at each level counts as downtime; printed beside every percentage. Planned
 * maintenance counts as none, and is reported.
 *
 * @param degraded 0 to 1
 * @param partial 0 to 1
 * @param major 0 to 1
 */
public record Weights(double degraded, double partial, double major) {
    /** Degraded is up, everything else is down. */
    public static final Weights DEFAULT = new Weights(0, 1, 1);

    private static final double PERCENT = 100;

    /**
     * @throws IllegalArgumentException when one is not 0 to 1
     */
    public Weights {
        requireShare(degraded, "degraded");
        requireShare(partial, "partial");
        requireShare(major, "major");
    }

    /** The downtime that these weights make of it, to the nanosecond. */
    public Duration downtime(Figures figures) {
        return part(figures.degraded(), degraded)
                .plus(part(figures.partial(), partial))
                .plus(part(figures.major(), major));
    }

    /**
     * The share of the known time that was not downtime, 0 to 100; empty when no time is known.
     * Exactly 100 only when there was no downtime.
     */
    public OptionalDouble uptimePercent(Figures figures) {
        var known = figures.known();
        if (known.isZero()) {
            return OptionalDouble.empty();
        }
        var up = known.minus(downtime(figures));
        return OptionalDouble.of(PERCENT * up.toNanos() / known.toNanos());
    }

    private static Duration part(Duration whole, double weight) {
        return weight == 1 ? whole : Duration.ofNanos(Math.round(whole.toNanos() * weight));
    }

    private static void requireShare(double weight, String name) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "the weight of " + name + " must be 0 to 1, not " + weight);
        }
    }
}
