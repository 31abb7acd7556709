package dev.candor.publish.read;

import dev.candor.publish.graph.Slot;
import dev.candor.time.Interval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of one series, as far as it is held in memory.
 *
 * @param fine values one by one, or minutes; oldest first
 * @param fineTimes the times that {@code fine} covers
 * @param hours hours; oldest first
 * @param hourTimes the times that {@code hours} covers
 */
public record Recording(
        List<Slot> fine, List<Interval> fineTimes, List<Slot> hours, List<Interval> hourTimes) {
    /** Nothing at all. */
    public static final Recording NOTHING =
            new Recording(List.of(), List.of(), List.of(), List.of());

    /** What is longer is drawn by hours. */
    public static final Duration LONGEST_FINE = Duration.ofDays(3);

    public Recording {
        fine = List.copyOf(fine);
        fineTimes = List.copyOf(fineTimes);
        hours = List.copyOf(hours);
        hourTimes = List.copyOf(hourTimes);
    }

    /**
     * A part of it.
     *
     * @param finest how fine it is
     * @param slots all that is held in that fineness, before and after the part too
     */
    public record Part(Duration finest, List<Slot> slots) {}

    /** As fine as that time is held and can be drawn; empty when it is not held at all. */
    public Optional<Part> part(Instant from, Instant to) {
        var isShort = Duration.between(from, to).compareTo(LONGEST_FINE) <= 0;
        if (isShort && covers(fineTimes, from, to)) {
            return Optional.of(new Part(Duration.ofMinutes(1), fine));
        }
        return covers(hourTimes, from, to)
                ? Optional.of(new Part(Duration.ofHours(1), hours))
                : Optional.empty();
    }

    private static boolean covers(List<Interval> times, Instant from, Instant to) {
        return times.stream()
                .anyMatch(each -> {
                    var end = each.end();
                    return !each.start().isAfter(from) && (end == null || !end.isBefore(to));
                });
    }
}
