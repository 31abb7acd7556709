package dev.candor.notify;

import dev.candor.model.JournalEntry;
import dev.candor.model.Told;
import dev.candor.store.Transaction;

import java.util.List;

/** Knows what people must hear of what happened. Several may stand side by side. */
public interface Planner {
    /**
     * What is told of an entry of the journal; often nothing. Reads only, and answers the same
     * again for the same store.
     */
    List<Told> plan(Transaction transaction, JournalEntry entry);
}
