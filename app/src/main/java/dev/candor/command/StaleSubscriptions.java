package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;

import java.time.Duration;
import java.time.Instant;

/**
 * Forgets addresses that nobody confirmed, and those of people who left. Done a little at a time,
 * whenever somebody new asks.
 */
final class StaleSubscriptions {
    /** For how long an address may wait to be confirmed. */
    static final Duration UNCONFIRMED = Duration.ofDays(7);

    /** For how long it is known that somebody left, so that they are not asked again at once. */
    static final Duration ENDED = Duration.ofDays(90);

    private static final int MOST_AT_ONCE = 20;

    private StaleSubscriptions() {}

    static void forget(Work work) {
        forget(work, State.UNCONFIRMED, work.now().minus(UNCONFIRMED));
        forget(work, State.ENDED, work.now().minus(ENDED));
    }

    private static void forget(Work work, State state, Instant before) {
        work.store()
                .subscribers()
                .inStateSince(state, before, MOST_AT_ONCE)
                .forEach(id -> forget(work, id));
    }

    /** Takes out all that is kept of one. */
    static void forget(Work work, SubscriberId id) {
        work.store().subscribers().remove(id);
        work.journal(new Event.SubscriberErased(id));
    }
}
