package dev.candor.command;

import dev.candor.model.ContactAddress;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts who would hear of something, and shows a few of them, masked.
 *
 * @param hearers finds them
 */
record CountHearers(Hearers hearers) {
    /** Those who asked for it themselves. */
    Tells.Group subscribers(Hearing hearing) {
        var reach = hearing.subscribers();
        if (reach.isEmpty()) {
            return Tells.Group.NOBODY;
        }
        var counter = new Counter();
        @Nullable SubscriberId after = null;
        List<Subscriber> slice;
        do {
            slice = hearers.subscribers(reach.get(), after, Hearers.MOST);
            slice.forEach(each -> counter.add(each.address().masked()));
            after = slice.isEmpty() ? null : slice.getLast().id();
        } while (slice.size() == Hearers.MOST);
        return counter.group();
    }

    /** Those whom an operator's orders mean. */
    Tells.Group customers(Hearing hearing) {
        var meant = hearers.meantBy(hearing);
        var counter = new Counter();
        var after = "";
        List<Recipient> slice;
        do {
            slice = hearers.customers(meant, after, Hearers.MOST);
            slice.forEach(each ->
                    counter.add(new ContactAddress(each.channel(), each.address()).masked()));
            after = slice.isEmpty() ? after : slice.getLast().key();
        } while (slice.size() == Hearers.MOST);
        return counter.group();
    }

    /** Confined to one count. */
    private static final class Counter {
        private final List<String> sample = new ArrayList<>();
        private long count;

        void add(String masked) {
            count++;
            if (sample.size() < Tells.SAMPLE) {
                sample.add(masked);
            }
        }

        Tells.Group group() {
            return new Tells.Group(count, sample);
        }
    }
}
