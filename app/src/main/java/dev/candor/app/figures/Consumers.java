package dev.candor.app.figures;

import java.util.SortedMap;
import java.util.TreeMap;

/** Who reads the journal, and how far each has come. */
final class Consumers {
    /** The public pages, whose place is in memory: they begin anew with each start. */
    static final String PAGES = "pages";

    private Consumers() {}

    static SortedMap<String, Long> of(long published, StoreFigures store) {
        var positions = new TreeMap<>(store.cursors());
        positions.put(PAGES, published);
        return positions;
    }
}
