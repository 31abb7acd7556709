package dev.candor.command;

import dev.candor.model.Actor;
import dev.candor.model.Event;
import dev.candor.store.Transaction;

import java.time.Instant;

/**
 * What a running command works with.
 *
 * @param store the ports, in the command's own transaction
 * @param now one instant for the whole command
 * @param actor who
 * @param reason why; may be empty
 * @param ids where new identifiers come from
 */
public record Work(Transaction store, Instant now, Actor actor, String reason, IdSource ids) {
    /** Writes what has happened into the journal, in the same transaction. */
    public void journal(Event event) {
        store.journal().append(event, actor, reason, now);
    }
}
