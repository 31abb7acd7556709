package dev.candor.store;

import dev.candor.model.Actor;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of everything that happened. Positions are 1, 2, 3 … without a gap and in
 * commit order; each row's hash covers the hash of the row before it.
 */
public interface Journal {
    /**
     * Adds one event to this transaction and returns the position that it will have. Positions are
     * taken when the transaction commits, or reads the journal; where writes are serial (SQLite)
     * the answer is exact, elsewhere it holds only from then on. A rollback takes nothing.
     *
     * @throws StoreException in a read
     */
    long append(Event event, Actor actor, String reason, Instant at);

    /** The newest position, or 0 when nothing has happened. */
    long head();

    /**
     * At most {@code limit} (1 to 10,000) entries after {@code position}, oldest first; those of
     * this transaction included.
     *
     * @throws StoreException when a row is of a type or version that this program does not know
     */
    List<JournalEntry> after(long position, int limit);

    /**
     * The first place at which the chain does not hold, in words; empty when it is whole. Reads the
     * whole journal, a bounded slice at a time: not for a hot path.
     */
    Optional<String> firstBreak();
}
