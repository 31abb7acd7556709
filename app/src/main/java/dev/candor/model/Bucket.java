package dev.candor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * What was observed from {@code start} on for {@code length}. A picture for people to look at:
 * downtime is computed from the ledger and never from this.
 *
 * @param start the first instant
 * @param length a minute, an hour, or a day of the page's zone (23 to 25 hours; once more or less
 *     when the zone was changed)
 * @param counts how many results of each outcome
 * @param latency of the runs that were answered
 */
public record Bucket(Instant start, Duration length, Counts counts, Latency latency) {
    /** The first instant that is no longer in it. */
    public Instant end() {
        return start.plus(length);
    }

    /**
     * How many results there are of each outcome.
     *
     * @param up all conditions held
     * @param degraded it served, outside its bounds
     * @param down it did not serve
     * @param unknown we could not look
     */
    public record Counts(long up, long degraded, long down, long unknown) {
        /** No result. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** The counts of all of them together. */
        public static Counts merged(Collection<Counts> parts) {
            return new Counts(
                    parts.stream().mapToLong(Counts::up).sum(),
                    parts.stream().mapToLong(Counts::degraded).sum(),
                    parts.stream().mapToLong(Counts::down).sum(),
                    parts.stream().mapToLong(Counts::unknown).sum());
        }

        /** All of them. */
        public long total() {
            return up + degraded + down + unknown;
        }
    }
}
