package dev.candor.publish.read;

import dev.candor.model.Change;
import dev.candor.model.NoticeId;
import dev.candor.model.Postmortem;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind the notices of a page, as everybody may see it: changes, postmortems, and what
 * was measured. Immutable.
 *
 * @param changes the newest that are shown, newest first
 * @param postmortems those that are published and public
 * @param series what is drawn in public, in the configuration's order
 * @param recordings what was measured of it
 */
public record Background(
        List<Change> changes,
        Map<NoticeId, Postmortem> postmortems,
        List<Series> series,
        Map<SeriesId, Recording> recordings) {
    /** Of a page that has none of it. */
    public static final Background NONE = new Background(List.of(), Map.of(), List.of(), Map.of());

    public Background {
        changes = List.copyOf(changes);
        postmortems = Map.copyOf(postmortems);
        series = List.copyOf(series);
        recordings = Map.copyOf(recordings);
    }

    /** The same with other recordings. */
    Background with(Map<SeriesId, Recording> others) {
        return new Background(changes, postmortems, series, others);
    }

    /** The series of that name, if everybody may see it. */
    public Optional<Series> find(SeriesId id) {
        return Series.find(series, id);
    }

    /** The change of that name, if it is among the newest. */
    public Optional<Change> change(String id) {
        return changes.stream().filter(each -> each.id().value().equals(id)).findFirst();
    }

    /** What was measured of it. */
    public Recording recording(SeriesId id) {
        return recordings.getOrDefault(id, Recording.NOTHING);
    }
}
