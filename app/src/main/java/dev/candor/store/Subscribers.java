package dev.candor.store;

import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Those who asked to be told. Lists go by id, which says nothing of age. */
public interface Subscribers {
    /** How many one question answers at most. */
    int MOST = 1_000;

    /**
     * Adds a subscriber. The components and notices that it names must be there by the end of the
     * transaction.
     *
     * @throws StoreException when the id, or on its page the address, is in use
     */
    void add(Subscriber subscriber);

    /**
     * Replaces the subscriber of the same id; its address stays as it is.
     *
     * @throws StoreException when there is none
     */
    void replace(Subscriber subscriber);

    /** One of them. */
    Optional<Subscriber> find(SubscriberId id);

    /** Whoever has that address on that page, however it was written. */
    Optional<Subscriber> find(PageId page, ContactAddress address);

    /** Those who have one of these addresses on that page, in no order. */
    List<Subscriber> find(PageId page, Collection<ContactAddress> addresses);

    /**
     * Those of a page, at most {@code limit} (1 to {@link #MOST}).
     *
     * @param state only those in it, or null for all
     * @param after continue behind this one, or null to begin
     */
    List<Subscriber> all(
            PageId page, Subscriber.@Nullable State state, int limit, @Nullable SubscriberId after);

    /** Those who are told, and want everything of the page; as {@link #all}. */
    List<Subscriber> ofPage(PageId page, int limit, @Nullable SubscriberId after);

    /** Those who are told, and name that component; as {@link #all}. */
    List<Subscriber> of(
            PageId page, ComponentId component, int limit, @Nullable SubscriberId after);

    /** Those who are told, and name that notice; as {@link #all}. */
    List<Subscriber> of(NoticeId notice, int limit, @Nullable SubscriberId after);

    /** How many of a page are in that state. */
    long count(PageId page, Subscriber.State state);

    /** In that state since before that instant, the oldest first; at most {@code limit}. */
    List<SubscriberId> inStateSince(Subscriber.State state, Instant before, int limit);

    /** Takes one out with all that is kept of it; nothing happens when it is not there. */
    void remove(SubscriberId id);
}
