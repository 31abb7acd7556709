package dev.candor.publish.read;

import dev.candor.model.Bucket;
import dev.candor.model.CheckId;
import dev.candor.model.GraphReference;
import dev.candor.model.Resolution;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.publish.graph.Slot;
import dev.candor.publish.graph.Spread;
import dev.candor.store.History;
import dev.candor.store.Measurements;
import dev.candor.store.Transaction;
import dev.candor.time.Interval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Reads what was measured of one series.
 *
 * @param transaction where it reads
 * @param id which series
 * @param checks those that a component's series is made of; empty for every other one
 */
record RecordingReader(Transaction transaction, SeriesId id, List<Series> checks) {
    /** How much of each series is held finely, for a graph of the last day. */
    private static final Duration DAY = Duration.ofHours(25);

    /** How much of each series is held by hours. */
    private static final Duration QUARTER = Duration.ofDays(92);

    private static final int MOST_AT_ONCE = 1_500;

    /** What is held of every series, and what those graphs show. */
    Recording lately(List<GraphReference> wanted, Instant now) {
        return recording(
                List.of(new Interval(now.minus(DAY), null)),
                List.of(new Interval(now.minus(QUARTER), null)),
                wanted,
                now);
    }

    /** What those graphs show, and nothing else. */
    Recording of(List<GraphReference> wanted, Instant now) {
        return recording(List.of(), List.of(), wanted, now);
    }

    private Recording recording(
            List<Interval> fine, List<Interval> hours, List<GraphReference> wanted, Instant now) {
        var fineTimes = new ArrayList<>(fine);
        var hourTimes = new ArrayList<>(hours);
        for (var graph : wanted) {
            var around =
                    new Interval(graph.from().minus(graph.span()), graph.to().plus(graph.span()));
            var length = Duration.between(graph.from(), graph.to());
            (length.compareTo(Recording.LONGEST_FINE) <= 0 ? fineTimes : hourTimes).add(around);
        }
        return new Recording(
                slots(fineTimes, now, this::fine),
                fineTimes,
                slots(hourTimes, now, this::hours),
                hourTimes);
    }

    private static List<Slot> slots(
            List<Interval> times, Instant now, BiFunction<Instant, Instant, List<Slot>> read) {
        var slots = new TreeMap<Instant, Slot>();
        for (var each : times) {
            var end = each.end() == null ? now.plusSeconds(1) : each.end();
            read.apply(each.start(), end).forEach(slot -> slots.put(slot.start(), slot));
        }
        return List.copyOf(slots.values());
    }

    private List<Slot> fine(Instant from, Instant to) {
        return switch (id.kind()) {
            case CHECK, COMPONENT -> buckets(Resolution.MINUTE, from, to);
            case METRIC ->
                    transaction
                            .measurements()
                            .points(id.name(), from, to, Measurements.KEPT_POINTS)
                            .stream()
                            .map(point ->
                                    new Slot(point.at(), 0, 0, Spread.Exact.of(point.value())))
                            .toList();
        };
    }

    private List<Slot> hours(Instant from, Instant to) {
        return switch (id.kind()) {
            case CHECK, COMPONENT -> buckets(Resolution.HOUR, from, to);
            case METRIC ->
                    transaction
                            .measurements()
                            .hours(id.name(), from, to, Measurements.KEPT_HOURS)
                            .stream()
                            .map(hour ->
                                    new Slot(
                                            hour.start(),
                                            0,
                                            0,
                                            new Spread.Summed(
                                                    hour.count(),
                                                    hour.mean(),
                                                    hour.least(),
                                                    hour.greatest())))
                            .toList();
        };
    }

    private List<Slot> buckets(Resolution resolution, Instant from, Instant to) {
        var slots = new ArrayList<Slot>();
        var stride = resolution.length().multipliedBy(MOST_AT_ONCE);
        for (var start = from; start.isBefore(to); start = start.plus(stride)) {
            var end = start.plus(stride).isBefore(to) ? start.plus(stride) : to;
            transaction
                    .history()
                    .series(subject(), resolution, start, end, History.MOST_BUCKETS)
                    .stream()
                    .map(RecordingReader::slot)
                    .forEach(slots::add);
        }
        return slots;
    }

    private History.Subject subject() {
        return checks.isEmpty()
                ? History.Subject.of(new CheckId(id.name()))
                : new History.Subject(
                        checks.stream()
                                .limit(History.MOST_CHECKS)
                                .map(each -> new CheckId(each.id().name()))
                                .toList(),
                        null,
                        null);
    }

    private static Slot slot(Bucket bucket) {
        var counts = bucket.counts();
        return new Slot(
                bucket.start(),
                counts.total() - counts.unknown(),
                counts.down(),
                new Spread.OfLatency(bucket.latency()));
    }
}
