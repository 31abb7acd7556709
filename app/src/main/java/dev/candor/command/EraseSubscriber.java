package dev.candor.command;

import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

/**
 * Takes out all that is kept of a subscriber: the subscription, the record of its consent, and its
 * address wherever it was told something. What is still owed to it is given up.
 *
 * @param id who
 */
public record EraseSubscriber(SubscriberId id) implements Command<SubscriberId> {
    /**
     * @throws Rejected as not found
     */
    @Override
    public SubscriberId run(Work work) {
        var known = SubscriberFound.of(work, id);
        erase(work, known.id());
        return id;
    }

    static void erase(Work work, SubscriberId id) {
        work.store().deliveries().forget(Subscriber.KEY + id);
        StaleSubscriptions.forget(work, id);
    }
}
