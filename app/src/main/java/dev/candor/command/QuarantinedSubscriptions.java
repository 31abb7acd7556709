package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;

import java.util.Optional;

/** What the quarantine of an address means for the subscription that it belongs to. */
final class QuarantinedSubscriptions {
    private QuarantinedSubscriptions() {}

    /** Whether a recipient's key names a subscriber. */
    static boolean isOne(String recipient) {
        return recipient.startsWith(Subscriber.KEY);
    }

    /** The address took nothing any more: the subscription waits until its owner confirms again. */
    static void begin(Work work, String recipient) {
        find(work, recipient)
                .filter(each -> each.state() == State.ACTIVE || each.state() == State.PAUSED)
                .ifPresent(each -> new MoveSubscription(each.id(), State.QUARANTINED).run(work));
    }

    /** An operator released the address: its owner is asked whether they still want to hear. */
    static void askAgain(Work work, String recipient) {
        find(work, recipient)
                .filter(each -> each.state() == State.QUARANTINED)
                .ifPresent(each -> {
                    work.store().subscribers().replace(each.in(State.UNCONFIRMED, work.now()));
                    work.journal(new Event.SubscriptionAsked(each.id(), false));
                });
    }

    /** The owner, or the operator, vouches for the address: what came back from it is forgotten. */
    static void end(Work work, SubscriberId id) {
        var quarantine = work.store().quarantine();
        quarantine
                .ofSubject(Subscriber.KEY + id)
                .filter(each -> quarantine.remove(each.hash()))
                .ifPresent(each -> work.journal(new Event.AddressReleased(each.delivery())));
    }

    private static Optional<Subscriber> find(Work work, String recipient) {
        return isOne(recipient)
                ? work.store()
                        .subscribers()
                        .find(new SubscriberId(recipient.substring(Subscriber.KEY.length())))
                : Optional.empty();
    }
}
