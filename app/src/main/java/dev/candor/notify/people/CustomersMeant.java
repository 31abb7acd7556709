package dev.candor.notify.people;

import dev.candor.command.Hearers;
import dev.candor.command.Reach;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.Occasion;
import dev.candor.model.Recipient;
import dev.candor.model.Telling;
import dev.candor.model.Told;
import dev.candor.notify.Recipients;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The customers whom an operator's order means: those whom a notice touches, those whom it does not
 * touch, an audience, or the very people who were told before, subscribers too. Thread-safe.
 */
public final class CustomersMeant implements Recipients {
    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<Recipient> next(Transaction transaction, Message message, String after, int limit) {
        if (!(message.told() instanceof Told.OfNotice told)) {
            return List.of();
        }
        return Cause.event(transaction, message).stream()
                .flatMap(event ->
                        event instanceof Event.TellingOrdered ordered
                                ? transaction.audiences().find(ordered.telling()).stream()
                                : java.util.stream.Stream.empty())
                .flatMap(telling -> recipients(transaction, telling, told, after, limit).stream())
                .toList();
    }

    private static List<Recipient> recipients(
            Transaction transaction, Telling telling, Told.OfNotice told, String after, int limit) {
        var components = transaction.components().all(telling.page());
        var reach = Reach.of(told, components, telling.down());
        var hearers = new Hearers(transaction);
        if (telling.who() == Telling.Who.AGAIN) {
            return hearers.again(reach, after, limit);
        }
        var found =
                told.occasion() == Occasion.NOT_AFFECTED
                        ? hearers.others(telling, reach, id(after), limit)
                        : hearers.meant(telling, reach, id(after), limit);
        return found.stream().map(Customer::recipient).toList();
    }

    private static @Nullable CustomerId id(String key) {
        return key.startsWith(Customer.KEY)
                ? new CustomerId(key.substring(Customer.KEY.length()))
                : null;
    }
}
