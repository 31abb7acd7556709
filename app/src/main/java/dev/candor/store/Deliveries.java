package dev.candor.store;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is owed which message, and what became of it. Ids grow with time. Within a thread, each
 * recipient's deliveries on a channel are settled in the order in which they were written.
 */
public interface Deliveries {
    /** The most that {@link #newest(Filter, int, DeliveryId)} gives at once. */
    int MOST_LISTED = 1_000;

    /** The most that {@link #lease} gives at once. */
    int MOST_LEASED = 1_000;

    /**
     * Adds deliveries of messages that are there. One whose address on that channel has that
     * message already is left out.
     */
    void add(Collection<Owed> owed);

    /** The newest id, or empty when there is none: a new one must come after it. */
    Optional<DeliveryId> newest();

    /** One of them. */
    Optional<Owed> find(DeliveryId id);

    /** Some of them, in no order. */
    List<Owed> find(Collection<DeliveryId> ids);

    /**
     * Newest first; at most {@code limit}, 1 to {@link #MOST_LISTED}.
     *
     * @param after continue behind this delivery, or null to begin
     */
    List<Owed> newest(Filter filter, int limit, @Nullable DeliveryId after);

    /** All that these recipients (by their keys) are owed and have not got yet, oldest first. */
    List<Owed> pendingOf(Collection<String> recipients);

    /**
     * Takes what is due on a channel, urgent ones first, then the longest due: none of it is taken
     * again before it is given back, which may be done from {@code until} on.
     *
     * @param limit at most so many, 1 to {@link #MOST_LEASED}
     */
    List<Owed> lease(String channel, Instant now, Instant until, int limit);

    /** When the next that is not taken is due on a channel, or empty when there is none. */
    Optional<Instant> nextDue(String channel);

    /** The other side has taken these, each at this attempt; those not pending stay as they are. */
    void delivered(Collection<DeliveryId> ids, Instant at);

    /** Writes state, attempts, error, instants and place of deliveries that are there. */
    void put(Collection<Owed> changed);

    /** These are settled: whatever waited for them is due now. */
    void wakeBehind(Collection<DeliveryId> settled, Instant now);

    /**
     * Pending ones whose deadline has passed: urgent ones first, then the longest ago. What is on
     * its way is none of them, nor is what a paused channel keeps. At most so many, 1 to 1000.
     */
    List<Owed> overdue(Instant now, int limit);

    /** Gives back what was taken and not settled, by a process that is no more. */
    int releaseAll(Instant now);

    /**
     * Those that were taken and not settled before their time was over; at most so many, 1 to 1000.
     */
    List<DeliveryId> lapsed(Instant now, int limit);

    /** Gives those of them back whose time is still over. */
    void release(Collection<DeliveryId> lapsed, Instant now);

    /** Moves the deadlines of all that is pending on a channel. */
    void postpone(String channel, Duration by);

    /** What is pending, for each channel that has any. */
    List<Depth> depths();

    /** Pending ones that nothing will ever make due; there must be none. At most so many. */
    List<DeliveryId> lost(int limit);

    /** How many there are in each state, of one thread, or null for all that are not delivered. */
    List<Count> counts(@Nullable String thread);

    /**
     * Blanks every address of a recipient; what was pending is failed.
     *
     * @param recipient the recipient's key
     */
    void forget(String recipient);

    /**
     * Takes out settled ones from before an instant, and messages that nobody has any more.
     *
     * @return whether there may be more
     */
    boolean expire(Instant before, int limit);

    /** Channels that are paused, and since when. */
    List<Pause> pauses();

    /** Pauses a channel; one that is paused stays so since it was. */
    void pause(String channel, Instant at);

    /** Lets a channel go on, and says since when it was paused; empty when it was not. */
    Optional<Instant> resume(String channel);

    /** Which deliveries; each part may be null for any. */
    record Filter(@Nullable NoticeId notice, Delivery.@Nullable State state) {
        /** All. */
        public static final Filter ALL = new Filter(null, null);
    }

    /**
     * What is pending on a channel.
     *
     * @param channel its id
     * @param pending how many
     * @param oldest when the oldest of them was written that waits for no digest; null without one
     */
    record Depth(String channel, long pending, @Nullable Instant oldest) {}

    /** How many deliveries of a channel are in a state. */
    record Count(String channel, Delivery.State state, long count) {}

    /** A paused channel. */
    record Pause(String channel, Instant since) {}
}
