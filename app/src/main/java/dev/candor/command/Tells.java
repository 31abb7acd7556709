package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How many would be told of a notice, and a few of them, so that somebody can look before anything
 * is sent. Addresses are masked.
 *
 * @param subscribers those who asked for it themselves
 * @param meant those whom the order means; null without an order
 * @param others those who are told that it does not touch them; null unless that is ordered
 */
public record Tells(Group subscribers, @Nullable Group meant, @Nullable Group others) {
    /** How many of each are shown. */
    public static final int SAMPLE = 5;

    /** Some who are told. */
    public record Group(long count, List<String> sample) {
        public Group {
            sample = List.copyOf(sample);
        }
    }

    /** Counts them, as the page's people are now. */
    public static Tells of(
            Transaction store, Notice notice, Occasion occasion, @Nullable Telling telling) {
        var components = store.components().all(notice.page());
        var hearers = new Hearers(store);
        var subscribers = subscribers(hearers, notice, occasion, components);
        if (telling == null) {
            return new Tells(subscribers, null, null);
        }
        var reach = Reach.of(notice, occasion, components, telling.down());
        var meant =
                telling.who() == Telling.Who.AGAIN
                        ? again(hearers, reach)
                        : count((after, most) -> hearers.meant(telling, reach, after, most));
        var others =
                telling.others()
                        ? count((after, most) -> hearers.others(telling, reach, after, most))
                        : null;
        return new Tells(subscribers, meant, others);
    }

    private static Group subscribers(
            Hearers hearers, Notice notice, Occasion occasion, List<Component> components) {
        if (notice.draft()) {
            return new Group(0, List.of());
        }
        var reach = Reach.of(notice, occasion, components, List.of());
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

    @FunctionalInterface
    private interface Slices {
        List<Customer> next(@Nullable CustomerId after, int most);
    }

    private static Group count(Slices slices) {
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

    private static Group again(Hearers hearers, Reach reach) {
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
            if (sample.size() < SAMPLE) {
                sample.add(masked);
            }
        }

        Group group() {
            return new Group(count, sample);
        }
    }
}
