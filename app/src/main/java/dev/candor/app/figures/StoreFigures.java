package dev.candor.app.figures;

import dev.candor.model.Due;
import dev.candor.store.Installation.DatabaseSize;
import dev.candor.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the store says of itself, from one read.
 *
 * @param position the journal's newest position
 * @param cursors how far each consumer of the journal has come, by its name
 * @param database which database, and its size
 * @param overdue what should have been done by now, oldest first, at most {@link #MOST_OVERDUE}
 * @param oldestResult when the check that was looked at longest ago was looked at; empty when no
 *     check has a result
 */
public record StoreFigures(
        long position,
        SortedMap<String, Long> cursors,
        DatabaseSize database,
        List<Due> overdue,
        Optional<Instant> oldestResult) {
    /** How many overdue instants are counted. */
    static final int MOST_OVERDUE = 1_000;

    static StoreFigures read(Transaction transaction, Instant now) {
        return new StoreFigures(
                transaction.journal().head(),
                transaction.cursors().all(),
                transaction.installation().database(),
                transaction.dueInstants().due(now, MOST_OVERDUE),
                transaction.checkStates().oldestResult());
    }
}
