package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

/**
 * Gives a subscriber's program another secret. What it is sent is signed with the one before too,
 * so that it can change over.
 *
 * @param id whose
 */
public record RenewWebhookSecret(SubscriberId id) implements Command<Subscriber> {
    /**
     * @throws Rejected as not found
     */
    @Override
    public Subscriber run(Work work) {
        var after = SubscriberFound.of(work, id).withNextSecret(work.now());
        work.store().subscribers().replace(after);
        work.journal(new Event.SubscriptionChanged(id, after.state()));
        return after;
    }
}
