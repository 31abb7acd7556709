package dev.candor.notify.people;

import dev.candor.command.Hearers;
import dev.candor.command.Reach;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
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
        if (!(message.told() instanceof Told.OfNotice told)) {
            return List.of();
        }
        return Cause.entry(transaction, message)
                .map(entry ->
                        switch (entry.event()) {
                            case Event.TellingOrdered(var id, var _) ->
                                    transaction.audiences().find(id).stream()
                                            .flatMap(it ->
                                                    recipients(transaction, it, told, after, limit)
                                                            .stream())
                                            .toList();
                            default ->
                                    isOwn(entry)
                                            ? standing(transaction, entry, told, after, limit)
                                            : List.<Recipient>of();
                        })
                .orElse(List.of());
    }

    /** Whether no operator could have said with it who is to be told. */
    private static boolean isOwn(JournalEntry entry) {
        return switch (entry.event()) {
            case Event.NoticeWidened _, Event.PostmortemWritten _ -> true;
            default -> !entry.actor().isPerson();
        };
    }

    private static List<Recipient> standing(
            Transaction transaction,
            JournalEntry entry,
            Told.OfNotice told,
            String after,
            int limit) {
        var orders =
                transaction.audiences().tellings(told.entry().notice()).stream()
                        .filter(each -> each.who() != Telling.Who.AGAIN)
                        .filter(each -> !each.at().isAfter(entry.at()))
                        .toList();
        if (orders.isEmpty()) {
            return List.of();
        }
        var down = orders.stream().flatMap(each -> each.down().stream()).distinct().toList();
        var components = transaction.components().all(told.from().page());
        var reach = Reach.of(told, components, down);
        return new Hearers(transaction)
                .standing(orders, reach, id(after), limit).stream()
                        .map(Customer::recipient)
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
