package dev.candor.notify.people;

import dev.candor.command.Hearers;
import dev.candor.model.Message;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.notify.Recipients;
import dev.candor.store.Transaction;

import java.util.List;

/**
 * The customers whom an operator's order means: those whom a notice touches, those whom it does not
 * touch, an audience, or the very people who were told before, subscribers too. The orders of a
 * notice stand for what the program tells of it by itself. Thread-safe.
 */
public final class CustomersMeant implements Recipients {
    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<Recipient> next(Transaction transaction, Message message, String after, int limit) {
        return message.told() instanceof Told.OfNotice told
                ? Heard.of(transaction, message, told)
                        .map(hearing -> {
                            var hearers = new Hearers(transaction);
                            return hearers.customers(hearers.meantBy(hearing), after, limit);
                        })
                        .orElse(List.of())
                : List.of();
    }
}
