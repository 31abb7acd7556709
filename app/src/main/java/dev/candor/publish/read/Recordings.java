package dev.candor.publish.read;

import dev.candor.model.GraphReference;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is held in memory of every series. One is read when it is new or when the texts draw another
 * time of it, and about once a minute, for what is measured is not journalled: then only a few at
 * once, because an update of the page may be waiting meanwhile. Confined to one thread.
 */
final class Recordings {
    /** How old a recording may become before it is read again. */
    static final Duration READ_EVERY = Duration.ofMinutes(1);

    /** How many that are only old are read at one look. */
    static final int MOST_AGAIN = 2;

    /**
     * What is to be held of one series.
     *
     * @param id which one
     * @param checks those that a component's series is made of; empty for every other one
     * @param graphs what the texts draw of it
     */
    record Wanted(SeriesId id, List<Series> checks, List<GraphReference> graphs) {
        Recording read(Transaction transaction, Instant now) {
            var reader = new RecordingReader(transaction, id, checks);
            return checks.isEmpty() ? reader.lately(graphs, now) : reader.of(graphs, now);
        }
    }

    private record Held(Wanted wanted, Recording recording, Instant readAt) {
        boolean isOld(Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(READ_EVERY));
        }
    }

    private Map<SeriesId, Held> held = Map.of();

    /** Whether one of them should be read again. */
    boolean areOld(Instant now) {
        return held.values().stream().anyMatch(each -> each.isOld(now));
    }

    /** From now on these are held and no others. */
    Map<SeriesId, Recording> hold(Transaction transaction, Collection<Wanted> wanted, Instant now) {
        var next = new HashMap<SeriesId, Held>();
        for (var each : wanted) {
            var known = held.get(each.id());
            next.put(
                    each.id(),
                    known != null && known.wanted().equals(each)
                            ? known
                            : new Held(each, each.read(transaction, now), now));
        }
        held = next;
        return all();
    }

    /** The same ones, the oldest read again. */
    Map<SeriesId, Recording> again(Transaction transaction, Instant now) {
        var next = new HashMap<>(held);
        held.values().stream()
                .filter(each -> each.isOld(now))
                .sorted(Comparator.comparing(Held::readAt))
                .limit(MOST_AGAIN)
                .map(Held::wanted)
                .forEach(each ->
                        next.put(each.id(), new Held(each, each.read(transaction, now), now)));
        held = next;
        return all();
    }

    private Map<SeriesId, Recording> all() {
        var all = new HashMap<SeriesId, Recording>();
        held.forEach((id, each) -> all.put(id, each.recording()));
        return all;
    }
}
