package dev.candor.publish.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Slots gathered into columns of one width, so that a graph has no more of them than can be seen.
 *
 * @param width of each
 * @param columns those that hold anything, oldest first; each begins where its column does
 */
record Columns(Duration width, List<Slot> columns) {
    private static final List<Duration> WIDTHS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1));

    /**
     * @param finest how fine the recording is
     * @param most how many columns at most
     */
    static Columns of(List<Slot> slots, Instant from, Instant to, Duration finest, int most) {
        var range = Duration.between(from, to);
        var width =
                WIDTHS.stream()
                        .filter(each -> each.compareTo(finest) >= 0)
                        .filter(each -> range.dividedBy(each) <= most)
                        .findFirst()
                        .orElse(WIDTHS.getLast());
        var gathered = new TreeMap<Long, List<Slot>>();
        for (var slot : slots) {
            if (!slot.start().isBefore(from) && slot.start().isBefore(to)) {
                var place = Math.floorDiv(slot.start().toEpochMilli(), width.toMillis());
                gathered.computeIfAbsent(place, _ -> new ArrayList<>()).add(slot);
            }
        }
        return new Columns(
                width,
                gathered.entrySet().stream()
                        .map(each ->
                                Slot.merged(
                                        Instant.ofEpochMilli(each.getKey() * width.toMillis()),
                                        each.getValue()))
                        .toList());
    }
}
