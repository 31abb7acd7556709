package dev.candor.command;

import dev.candor.model.Delivery;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.store.Owed;
import dev.candor.store.Transaction;

import java.util.List;
import java.util.Optional;

/**
 * What subscribers are still owed who have left, or want to hear nothing for now: nothing of what
 * is told of notices. An answer to a form that they filled in is none of it.
 */
public final class Departed {
    private Departed() {}

    /**
     * Why a delivery is of no use any more, or empty when it is.
     *
     * @param owed one that is not settled
     */
    public static Optional<String> reason(Transaction store, Owed owed) {
        var recipient = owed.delivery().to().key();
        if (owed.urgent() || !recipient.startsWith(Subscriber.KEY)) {
            return Optional.empty();
        }
        return store.subscribers()
                .find(new SubscriberId(recipient.substring(Subscriber.KEY.length())))
                .flatMap(each -> reason(each.state()));
    }

    private static Optional<String> reason(Subscriber.State state) {
        return switch (state) {
            case ENDED -> Optional.of("the subscription has ended");
            case PAUSED -> Optional.of("the subscription is paused");
            case UNCONFIRMED, ACTIVE, QUARANTINED -> Optional.empty();
        };
    }

    /** Gives up what waits for somebody who has departed; what is on its way may still arrive. */
    static void giveUp(Work work, Subscriber subscriber) {
        reason(subscriber.state()).ifPresent(why -> giveUp(work, subscriber, why));
    }

    private static void giveUp(Work work, Subscriber subscriber, String why) {
        var deliveries = work.store().deliveries();
        var waiting =
                deliveries.pendingOf(List.of(Subscriber.KEY + subscriber.id())).stream()
                        .filter(owed -> !owed.leased() && !owed.urgent())
                        .map(owed ->
                                owed.settled(
                                        Delivery.State.FAILED, owed.delivery().attempts(), why))
                        .toList();
        deliveries.put(waiting);
    }
}
