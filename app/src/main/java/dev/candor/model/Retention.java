package dev.candor.model;

import java.time.Duration;

/**
 * For how long what was observed is kept, by how finely it is kept. Each coarser resolution is kept
 * at least {@link #MARGIN} longer than the one that it is made from, so that a result that comes
 * late can still be counted everywhere.
 *
 * @param raw single results; an hour or more
 * @param minutes sums by the minute
 * @param hours sums by the hour
 * @param days sums by the day; at most {@link #LONGEST}
 */
public record Retention(Duration raw, Duration minutes, Duration hours, Duration days) {
    /** By how much each resolution must outlast the finer one. */
    public static final Duration MARGIN = Duration.ofDays(2);

    /** The shortest time for which single results are kept. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    /** The longest time for anything. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** Two days of results, two weeks of minutes, thirteen months of hours, ten years of days. */
    public static final Retention DEFAULT =
            new Retention(
                    Duration.ofDays(2),
                    Duration.ofDays(14),
                    Duration.ofDays(400),
                    Duration.ofDays(3_650));

    /**
     * @throws IllegalArgumentException when a time is too short or too long; the message says which
     */
    public Retention {
        require(raw.compareTo(SHORTEST) >= 0, "results are kept for an hour at least");
        requireMargin("minutes", minutes, "results", raw);
        requireMargin("hours", hours, "minutes", minutes);
        requireMargin("days", days, "hours", hours);
        require(days.compareTo(LONGEST) <= 0, "days are kept for a hundred years at most");
    }

    private static void requireMargin(String coarse, Duration longer, String fine, Duration time) {
        require(
                longer.compareTo(time.plus(MARGIN)) >= 0,
                coarse
                        + " are kept at least "
                        + MARGIN.toDays()
                        + " days longer than "
                        + fine
                        + ", from which they are made");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
