package dev.candor.publish.read;

import dev.candor.model.Bucket;
import dev.candor.model.CheckId;
import dev.candor.model.GraphReference;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Resolution;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.model.Update;
import dev.candor.publish.graph.Slot;
import dev.candor.publish.graph.Spread;
import dev.candor.store.History;
import dev.candor.store.Measurements;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.Interval;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the background of a page: when the journal has grown, and each minute, for what is measured
 * is not journalled. Of each series it holds the last day finely and the last quarter by hours, and
 * what the texts draw, so that no visitor's question reaches the store. Confined to one thread.
 */
public final class BackgroundReader {
    /** How much of each series is held finely, for a graph of the last day. */
    public static final Duration DAY = Duration.ofHours(25);

    /** How much of each series is held by hours. */
    public static final Duration QUARTER = Duration.ofDays(92);

    private static final Duration READ_EVERY = Duration.ofMinutes(1);
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_SERIES = 100;
    private static final int MOST_WANTED = 200;
    private static final int MOST_AT_ONCE = 1_500;

    private final Store store;
    private final PageId page;
    private Instant readAt = Instant.MIN;
    private long position = -1;

    /** Reads of that page what everybody may see. */
    public BackgroundReader(Store store, PageId page) {
        this.store = store;
        this.page = page;
    }

    /** The background of that picture; the one that is known where it is new enough. */
    public Background read(@Nullable Background known, ReadModel model, Instant now) {
        var isNew = position == model.position() && now.isBefore(readAt.plus(READ_EVERY));
        if (known != null && isNew) {
            return known;
        }
        var read = store.read(transaction -> read(transaction, model, now));
        position = model.position();
        readAt = now;
        return read;
    }

    private Background read(Transaction transaction, ReadModel model, Instant now) {
        var series =
                transaction.measurements().series(page).stream()
                        .filter(Series::shown)
                        .limit(MOST_SERIES)
                        .toList();
        var postmortems =
                transaction.postmortems().all(page).stream()
                        .filter(Postmortem::isPublic)
                        .filter(each -> model.notices().containsKey(each.notice()))
                        .collect(Collectors.toMap(Postmortem::notice, each -> each));
        var wanted = wanted(model, postmortems.values());
        var recordings = new HashMap<SeriesId, Recording>();
        for (var each : series) {
            var ranges = wanted.stream().filter(graph -> graph.series().equals(each.id())).toList();
            recordings.put(each.id(), recording(transaction, each.id(), ranges, now));
        }
        return new Background(
                transaction.changes().newest(page, true, MOST_CHANGES, null),
                postmortems,
                series,
                recordings);
    }

    /** The graphs that texts ask for, those of the newest entries first. */
    private static List<GraphReference> wanted(
            ReadModel model, Collection<Postmortem> postmortems) {
        var updates =
                model.notices().values().stream()
                        .filter(notice ->
                                notice.updates().stream().anyMatch(each -> draws(each.body())))
                        .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                        .flatMap(notice -> notice.updates().stream())
                        .map(Update::body);
        return Stream.concat(postmortems.stream().flatMap(BackgroundReader::texts), updates)
                .filter(BackgroundReader::draws)
                .flatMap(text -> GraphReference.in(text).stream())
                .flatMap(address -> parsed(address, model.page()))
                .limit(MOST_WANTED)
                .toList();
    }

    private static boolean draws(String text) {
        return text.contains("](graph:") || text.contains("](<graph:");
    }

    /** Every text of a postmortem. */
    private static Stream<String> texts(Postmortem postmortem) {
        var content = postmortem.content();
        return Stream.concat(
                Stream.of(
                        content.summary(),
                        content.impact(),
                        content.cause(),
                        content.resolution(),
                        content.wentWell(),
                        content.wentWrong()),
                content.timeline().stream().map(Moment::text));
    }

    private static Stream<GraphReference> parsed(String address, Page page) {
        try {
            return Stream.of(GraphReference.parse(address, page.zone()));
        } catch (IllegalArgumentException _) {
            return Stream.empty(); // it was refused when it was written; an import may hold it
        }
    }

    private static Recording recording(
            Transaction transaction, SeriesId id, List<GraphReference> wanted, Instant now) {
        var fineTimes = new ArrayList<Interval>();
        var hourTimes = new ArrayList<Interval>();
        fineTimes.add(new Interval(now.minus(DAY), null));
        hourTimes.add(new Interval(now.minus(QUARTER), null));
        for (var graph : wanted) {
            var around =
                    new Interval(graph.from().minus(graph.span()), graph.to().plus(graph.span()));
            var length = Duration.between(graph.from(), graph.to());
            (length.compareTo(Recording.LONGEST_FINE) <= 0 ? fineTimes : hourTimes).add(around);
        }
        return new Recording(
                slots(fineTimes, now, (from, to) -> fine(transaction, id, from, to)),
                fineTimes,
                slots(hourTimes, now, (from, to) -> hours(transaction, id, from, to)),
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

    private static List<Slot> fine(Transaction transaction, SeriesId id, Instant from, Instant to) {
        return switch (id.kind()) {
            case CHECK -> buckets(transaction, id, Resolution.MINUTE, from, to);
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

    private static List<Slot> hours(
            Transaction transaction, SeriesId id, Instant from, Instant to) {
        return switch (id.kind()) {
            case CHECK -> buckets(transaction, id, Resolution.HOUR, from, to);
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

    private static List<Slot> buckets(
            Transaction transaction, SeriesId id, Resolution resolution, Instant from, Instant to) {
        var subject = History.Subject.of(new CheckId(id.name()));
        var slots = new ArrayList<Slot>();
        var stride = resolution.length().multipliedBy(MOST_AT_ONCE);
        for (var start = from; start.isBefore(to); start = start.plus(stride)) {
            var end = start.plus(stride).isBefore(to) ? start.plus(stride) : to;
            transaction
                    .history()
                    .series(subject, resolution, start, end, History.MOST_BUCKETS)
                    .stream()
                    .map(BackgroundReader::slot)
                    .forEach(slots::add);
        }
        return slots;
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
