package dev.candor.command;

import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts who would hear of something, and shows a few of them, masked.
 *
 * @param hearers finds them
 */
record CountHearers(Hearers hearers) {
    /** Those who asked for it themselves. */
    Tells.Group subscribers(Reach reach) {
        var counter = new Counter();
        @Nullable SubscriberId after = null;
        List<Subscriber> slice;
        do {
            slice = hearers.subscribers(reach, after, Hearers.MOST);
            slice.forEach(each -> counter.add(each.address().masked()));
            after = slice.isEmpty() ? null : slice.getLast().id();
        } while (slice.size() == Hearers.MOST);
        return counter.group();
    }

    /** Those whom an order means. */
    Tells.Group meant(Telling telling, Reach reach) {
        return telling.who() == Telling.Who.AGAIN
                ? again(reach)
                : customers((after, most) -> hearers.meant(telling, reach, after, most));
    }

    /** Those whom it does not touch, and who are told so. */
    Tells.Group others(Telling telling, Reach reach) {
        return customers((after, most) -> hearers.others(telling, reach, after, most));
    }

    /** Those whom earlier orders mean. */
    Tells.Group standing(Collection<Telling> orders, Reach reach) {
        return orders.isEmpty()
                ? Tells.Group.NOBODY
                : customers((after, most) -> hearers.standing(orders, reach, after, most));
    }

    @FunctionalInterface
    private interface Slices {
        List<Customer> next(@Nullable CustomerId after, int most);
    }

    private static Tells.Group customers(Slices slices) {
        var counter = new Counter();
        @Nullable CustomerId after = null;
        List<Customer> slice;
        do {
            slice = slices.next(after, Hearers.MOST);
            slice.forEach(each -> counter.add(each.address().masked()));
            after = slice.isEmpty() ? null : slice.getLast().id();
        } while (slice.size() == Hearers.MOST);
        return counter.group();
    }

    private Tells.Group again(Reach reach) {
        var counter = new Counter();
        var after = "";
        List<Recipient> slice;
        do {
            slice = hearers.again(reach, after, Hearers.MOST);
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
