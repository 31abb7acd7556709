package dev.candor.publish.read;

import dev.candor.model.GraphReference;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.model.Update;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the background of a page: when the journal has grown, and each minute, for what is measured
 * is not journalled. Of each series it holds the last day finely and the last quarter by hours, and
 * what the texts draw, so that no visitor's question reaches the store. Confined to one thread.
 */
public final class BackgroundReader {
    private static final Duration READ_EVERY = Duration.ofMinutes(1);
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_SERIES = 100;
    private static final int MOST_WANTED = 200;

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
            recordings.put(
                    each.id(),
                    new RecordingReader(transaction, each.id(), List.of()).lately(ranges, now));
        }
        wanted.stream()
                .filter(graph -> graph.series().kind() == SeriesId.Kind.COMPONENT)
                .collect(Collectors.groupingBy(GraphReference::series))
                .forEach((id, ranges) -> {
                    var checks = Series.checksOf(series, id);
                    if (!checks.isEmpty()) {
                        var reader = new RecordingReader(transaction, id, checks);
                        recordings.put(id, reader.of(ranges, now));
                    }
                });
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
}
