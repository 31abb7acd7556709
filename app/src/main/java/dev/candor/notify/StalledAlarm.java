package dev.candor.notify;

import dev.candor.model.Actor;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Told;
import dev.candor.store.Transaction;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Tells operators, over the other channels, that messages wait on one. */
final class StalledAlarm {
    private static final Actor ACTOR = Actor.system("outbox");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;

    private StalledAlarm() {}

    /** Writes the message and journals it; the notifier finds those who hear it. */
    static void raise(
            Transaction store, Told.Stalled stalled, Instant now, RandomGenerator random) {
        store.messages().addForAll(new Message(id(random), 0, stalled, now));
        var event = new Event.ChannelStalled(stalled.channel(), stalled.waiting());
        store.journal().append(event, ACTOR, "messages wait", now);
    }

    static MessageId id(RandomGenerator random) {
        var text = new StringBuilder();
        random.ints(ID_LENGTH, 0, ALPHABET.length())
                .forEach(at -> text.append(ALPHABET.charAt(at)));
        return new MessageId(text.toString());
    }
}
