package dev.candor.notify.people;

import dev.candor.command.Hearers;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Told;
import dev.candor.notify.Recipients;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Those who asked to be told of what a message says, and the one address that is asked whether it
 * wants to hear. What an operator orders to be told goes to customers, not to them. Thread-safe.
 */
public final class SubscribersOf implements Recipients {
    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public List<Recipient> next(Transaction transaction, Message message, String after, int limit) {
        return switch (message.told()) {
            case Told.Confirmation _ -> asked(transaction, message, after);
            case Told.OfNotice told -> hearing(transaction, message, told, after, limit);
            case Told.Digest _, Told.OfAlert _, Told.Stalled _, Told.Test _ -> List.of();
        };
    }

    private static List<Recipient> hearing(
            Transaction transaction, Message message, Told.OfNotice told, String after, int limit) {
        return Heard.of(transaction, message, told).stream()
                .flatMap(hearing ->
                        new Hearers(transaction).subscribers(hearing, id(after), limit).stream())
                .map(each -> each.recipient(message.createdAt()))
                .toList();
    }

    private static List<Recipient> asked(Transaction transaction, Message message, String after) {
        return Cause.event(transaction, message)
                .flatMap(event ->
                        event instanceof Event.SubscriptionAsked(var subscriber, var _)
                                ? transaction.subscribers().find(subscriber)
                                : Optional.empty())
                .map(Subscriber::recipient)
                .filter(recipient -> recipient.key().compareTo(after) > 0)
                .stream()
                .toList();
    }

    private static @Nullable SubscriberId id(String key) {
        return key.startsWith(Subscriber.KEY)
                ? new SubscriberId(key.substring(Subscriber.KEY.length()))
                : null;
    }
}
