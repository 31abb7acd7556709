package dev.candor.store.sql;

import dev.candor.model.NoticeId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some notices whose parts are read together: a bounded number, so that one constant statement does
 * for all. What is missing to the full number is filled with the last.
 */
record NoticeSlice(List<NoticeId> ids) {
    /** How many notices a statement asks for. */
    static final int SIZE = 50;

    /** The markers of a statement that asks for a slice. */
    static final String MARKERS = String.join(", ", Collections.nCopies(SIZE, "?"));

    /** What to bind to the markers. */
    Object[] parameters() {
        var full = new ArrayList<Object>(ids);
        while (full.size() < SIZE) {
            full.add(ids.getLast());
        }
        return full.toArray();
    }
}
