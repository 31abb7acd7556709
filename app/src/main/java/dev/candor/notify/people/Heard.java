package dev.candor.notify.people;

import dev.candor.command.Hearing;
import dev.candor.command.Hearing.Voice;
import dev.candor.command.Reach;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Message;
import dev.candor.model.Told;
import dev.candor.store.Transaction;

import java.util.List;
import java.util.Optional;

/** Who hears a message that is about a notice, by what it follows from. */
final class Heard {
    private Heard() {}

    /** Empty when the order that it follows from is not there any more. */
    static Optional<Hearing> of(Transaction transaction, Message message, Told.OfNotice told) {
        var components = transaction.components().all(told.from().page());
        return Cause.entry(transaction, message)
                .map(entry -> voice(transaction, entry))
                .orElseGet(() -> Optional.of(new Voice.Person()))
                .map(voice ->
                        new Hearing(
                                told.entry().notice(),
                                voice,
                                down -> Reach.of(told, components, down)));
    }

    private static Optional<Voice> voice(Transaction transaction, JournalEntry entry) {
        if (entry.event() instanceof Event.TellingOrdered(var id, var _)) {
            return transaction.audiences().find(id).map(Voice.Order::new);
        }
        return Optional.of(
                isOwn(entry) ? new Voice.Program(entry.at(), List.of()) : new Voice.Person());
    }

    /** Whether no operator could have said with it who is to be told. */
    private static boolean isOwn(JournalEntry entry) {
        return switch (entry.event()) {
            case Event.NoticeWidened _, Event.PostmortemWritten _ -> true;
            default -> !entry.actor().isPerson();
        };
    }
}
