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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the background of a page when the journal has grown, and what was measured about once a
 * minute. Of each series it holds the last day finely and the last quarter by hours, and what the
 * texts draw, so that no visitor's question reaches the store. Confined to one thread.
 */
public final class BackgroundReader {
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_SERIES = 100;
    private static final int MOST_WANTED = 200;

    private final Store store;
    private final PageId page;
    private final Recordings recordings = new Recordings();
    private long position = -1;

    /** Reads of that page what everybody may see. */
    public BackgroundReader(Store store, PageId page) {
        this.store = store;
        this.page = page;
    }

    /** The background of that picture; the one that is known where it is new enough. */
    public Background read(@Nullable Background known, ReadModel model, Instant now) {
        if (known == null || position != model.position()) {
            var read = store.read(transaction -> read(transaction, model, now));
            position = model.position();
            return read;
        }
        return recordings.areOld(now)
                ? known.with(store.read(transaction -> recordings.again(transaction, now)))
                : known;
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
        var drawn =
                drawn(model, postmortems.values()).stream()
                        .collect(Collectors.groupingBy(GraphReference::series));
        return new Background(
                transaction.changes().newest(page, true, MOST_CHANGES, null),
                postmortems,
                series,
                recordings.hold(transaction, wanted(series, drawn), now));
    }

    /** Every series that is shown, and of the components those that a text draws. */
    private static List<Recordings.Wanted> wanted(
            List<Series> shown, Map<SeriesId, List<GraphReference>> drawn) {
        var wanted = new ArrayList<Recordings.Wanted>();
        for (var each : shown) {
            var graphs = drawn.getOrDefault(each.id(), List.of());
            wanted.add(new Recordings.Wanted(each.id(), List.of(), graphs));
        }
        drawn.forEach((id, graphs) -> {
            var checks =
                    id.kind() == SeriesId.Kind.COMPONENT
                            ? Series.checksOf(shown, id)
                            : List.<Series>of();
            if (!checks.isEmpty()) {
                wanted.add(new Recordings.Wanted(id, checks, graphs));
            }
        });
        return wanted;
    }

    /** The graphs that texts ask for, those of the newest entries first. */
    private static List<GraphReference> drawn(ReadModel model, Collection<Postmortem> postmortems) {
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
        return text.contains("graph:") && (text.contains("](graph:") || text.contains("](<graph:"));
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
