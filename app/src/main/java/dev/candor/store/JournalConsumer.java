package dev.candor.store;

import dev.candor.model.JournalEntry;

import java.util.List;

/** Somebody who acts on everything that the journal says, once and in order. */
public interface JournalConsumer {
    /** Under which name its cursor is kept; never changes. */
    String name();

    /**
     * Deals with the next entries. What it writes through {@code transaction} is committed together
     * with its cursor: both or neither. Whatever it does elsewhere may happen again after a crash.
     *
     * @param entries oldest first, never empty, without a gap
     * @throws RuntimeException when it cannot: nothing is kept, and the same entries come again
     */
    void handle(Transaction transaction, List<JournalEntry> entries);

    /**
     * As {@link #handle}, for a consumer that may need several transactions for one entry.
     *
     * @return the last position that is dealt with for good; the one before the first entry when
     *     even that needs more: the same entries come again
     */
    default long advance(Transaction transaction, List<JournalEntry> entries) {
        handle(transaction, entries);
        return entries.getLast().position();
    }

    /** Called after each transaction of {@link #advance} has been committed; returns at once. */
    default void committed() {}
}
