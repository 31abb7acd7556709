package dev.candor.notify.people;

import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Message;
import dev.candor.store.Transaction;

import java.util.Optional;

/** What a message follows from. */
final class Cause {
    private Cause() {}

    /** The journal's entry of which the message tells. */
    static Optional<JournalEntry> entry(Transaction transaction, Message message) {
        return transaction.journal().after(message.position() - 1, 1).stream()
                .filter(entry -> entry.position() == message.position())
                .findFirst();
    }

    /** The event that the journal has at the message's position. */
    static Optional<Event> event(Transaction transaction, Message message) {
        return entry(transaction, message).map(JournalEntry::event);
    }
}
