package dev.candor.uptime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often a component failed in some range, and for how long. What cannot be said is empty: there
 * is no mean of nothing.
 *
 * @param failures how many began in the range, or lasted into it
 * @param ended how many of them had ended
 * @param down all their time in the range
 * @param repaired the time of those that had ended
 * @param longest the longest of them so far
 * @param known the time of the range in which somebody was looking
 */
public record Reliability(
        int failures,
        int ended,
        Duration down,
        Duration repaired,
        Duration longest,
        Duration known) {
    private static final double THIRTY_DAYS = Duration.ofDays(30).toMillis();

    /**
     * Of the failures in a range.
     *
     * @param failures with their time in the range only
     * @param figures of the same range
     */
    public static Reliability of(List<Failure> failures, Figures figures) {
        var ended = failures.stream().filter(failure -> !failure.lasts()).toList();
        return new Reliability(
                failures.size(),
                ended.size(),
                sum(failures),
                sum(ended),
                failures.stream()
                        .map(Failure::length)
                        .reduce(
                                Duration.ZERO,
                                (one, other) -> one.compareTo(other) >= 0 ? one : other),
                figures.known());
    }

    private static Duration sum(List<Failure> failures) {
        return failures.stream().map(Failure::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Mean time between failures: the known time up, for each failure; empty without a failure. */
    public Optional<Duration> meanTimeBetweenFailures() {
        return failures == 0
                ? Optional.empty()
                : Optional.of(known.minus(down).dividedBy(failures));
    }

    /** Mean time to repair, of those that have ended; empty when none has. */
    public Optional<Duration> meanTimeToRepair() {
        return ended == 0 ? Optional.empty() : Optional.of(repaired.dividedBy(ended));
    }

    /** Failures for each thirty days that are known; empty when less than a day is. */
    public OptionalDouble perThirtyDays() {
        return known.toDays() < 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(failures * THIRTY_DAYS / known.toMillis());
    }
}
