package dev.candor.store;

import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Telling;
import dev.candor.model.TellingId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those whom the operator serves, by audience, and the orders to tell them. Lists of customers go
 * by id, which says nothing of age.
 */
public interface Audiences {
    /** How many customers one question answers at most. */
    int MOST = 1_000;

    /** An audience, how many customers it has, and when it was last written. */
    record Size(Audience audience, long customers, Instant changedAt) {}

    /** All of a page, by name. */
    List<Size> sizes(PageId page);

    /** Makes an audience, or says that it was written now. */
    void touch(PageId page, Audience audience, Instant at);

    /**
     * Takes an audience out, with all its customers.
     *
     * @return how many there were; -1 when there is no such audience
     */
    long remove(PageId page, Audience audience);

    /**
     * Writes a customer, new or changed. The audience and the components must be there by the end
     * of the transaction.
     */
    void put(Customer customer);

    /** Takes customers out. */
    void remove(Collection<CustomerId> customers);

    /** One customer. */
    Optional<Customer> find(CustomerId id);

    /** Those of that address on a page, however it was written. */
    List<Customer> find(PageId page, ContactAddress address);

    /** Those of any of these addresses on a page, by id. */
    List<Customer> find(PageId page, Collection<ContactAddress> addresses);

    /** The keys and ids of an audience, by key; at most {@link #MOST} behind {@code after}. */
    List<Named> names(PageId page, Audience audience, String after);

    /** A customer's id and the operator's name for it. */
    record Named(String key, CustomerId id) {}

    /** Those of an audience, at most {@code limit} (1 to {@link #MOST}). */
    List<Customer> all(PageId page, Audience audience, int limit, @Nullable CustomerId after);

    /** Those of a page, of all audiences; as above. */
    List<Customer> all(PageId page, int limit, @Nullable CustomerId after);

    /** Those of a page who use that component; as above. */
    List<Customer> using(PageId page, ComponentId component, int limit, @Nullable CustomerId after);

    /** Whether anybody of an audience uses one of those components. */
    boolean uses(PageId page, Audience audience, Collection<ComponentId> components);

    /** Those of a page who have that label; as above. */
    List<Customer> labelled(PageId page, String label, int limit, @Nullable CustomerId after);

    /** Keeps an order to tell. */
    void add(Telling telling);

    /** An order to tell. */
    Optional<Telling> find(TellingId id);

    /** The orders of a notice, oldest first; at most the newest hundred. */
    List<Telling> tellings(NoticeId notice);

    /** The audiences of which these orders speak; empty where they are for all of the page. */
    default SortedSet<Audience> ordered(NoticeId notice) {
        return tellings(notice).stream()
                .flatMap(each -> Stream.ofNullable(each.audience()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The keys of the recipients who were told of a notice, or are about to be, in their order; at
     * most {@code limit} (1 to {@link #MOST}) behind {@code after}.
     */
    List<String> told(NoticeId notice, String after, int limit);
}
