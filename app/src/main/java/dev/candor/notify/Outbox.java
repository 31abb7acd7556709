package dev.candor.notify;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Sends what is owed: each channel has a queue of its own, so that one that is slow or dead delays
 * no other. At least once: what was sent and not recorded when the process is killed is sent again
 * under the same key. Thread-safe.
 */
public final class Outbox {
    private final Store store;
    private final TimeSource time;
    private final RandomGenerator random;
    private final List<Escalation> escalations;
    private final LinkSource links;
    private final Pace common;
    private final Courtesy courtesy;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<ChannelQueue> queues = List.of(); // replaced under changing

    /**
     * An outbox that sends nothing yet.
     *
     * @param perSecond at most so many attempts in a second on all channels together; 0 for as many
     *     as there are to make
     */
    public Outbox(
            Store store,
            TimeSource time,
            RandomGenerator random,
            List<Escalation> escalations,
            LinkSource links,
            int perSecond) {
        this.store = store;
        this.time = time;
        this.random = random;
        this.escalations = List.copyOf(escalations);
        this.links = links;
        this.common = new Pace(perSecond);
        this.courtesy = new Courtesy(time);
    }

    /**
     * From now on lets people go first who wait for an answer: what is to be sent next is held back
     * for a moment, and never for longer.
     *
     * @param waiting whether somebody waits; asked often, from many threads
     */
    public void giveWayTo(BooleanSupplier waiting) {
        courtesy.to(waiting);
    }

    /**
     * Begins to send on these channels, with what a process before this one has left behind. To be
     * called once.
     */
    public void start(List<Channel> channels) {
        store.writeVoid(transaction -> transaction.deliveries().releaseAll(time.now()));
        store.onJournal(_ -> wake());
        replace(channels);
    }

    /**
     * From now on with that limit.
     *
     * @param perSecond at most so many attempts in a second on all channels together; 0 for as many
     *     as there are to make
     */
    public void limit(int perSecond) {
        common.limit(perSecond);
    }

    /** Goes on with these channels in place of those that it has. */
    public void replace(List<Channel> channels) {
        changing.lock();
        try {
            stopAll();
            var turn = new Turn(store, time, random, escalations);
            queues =
                    channels.stream()
                            .map(each ->
                                    new ChannelQueue(
                                            each, store, time, turn, links, common, courtesy,
                                            random, this))
                            .toList();
            queues.forEach(ChannelQueue::start);
        } finally {
            changing.unlock();
        }
    }

    /**
     * The other side took a delivery first and has sent it back for good: somebody else is told, or
     * it has failed. Nothing happens when that is known already, or something else became of it.
     *
     * @param id which; one that is not there is passed over
     * @param why in one line, without addresses
     * @throws dev.candor.store.StoreException when that cannot be kept now
     */
    public void returned(DeliveryId id, String why) {
        boolean toldOthers =
                store.write(transaction -> {
                    var settle = new Settle(transaction, escalations, time.now(), random);
                    transaction
                            .deliveries()
                            .find(id)
                            .filter(Outbox::mayHaveArrived)
                            .ifPresent(owed -> settle.returned(owed, why));
                    return settle.toldOthers();
                });
        if (toldOthers) {
            wake();
        }
    }

    /** Also one whose attempt ended before it was said whether it was taken. */
    private static boolean mayHaveArrived(Owed owed) {
        return switch (owed.delivery().state()) {
            case DELIVERED, PENDING -> true;
            case SUPERSEDED, ESCALATED, FAILED -> false;
        };
    }

    /** There may be something new to send. Returns at once. */
    public void wake() {
        queues.forEach(ChannelQueue::wake);
    }

    /** Lets the attempts at hand end, for at most five seconds on each channel. Idempotent. */
    public void stop() {
        changing.lock();
        try {
            stopAll();
        } finally {
            changing.unlock();
        }
    }

    private void stopAll() {
        queues.stream()
                .map(queue -> Thread.ofVirtual().start(queue::stop))
                .toList()
                .forEach(Outbox::join);
        queues = List.of();
    }

    private static void join(Thread stopping) {
        try {
            stopping.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How each channel stands. */
    public List<Working> working() {
        return queues.stream().map(ChannelQueue::working).toList();
    }

    /** Counts what was settled without having been taken, and wakes. Returns at once. */
    public void settled(Collection<Owed> untaken) {
        count(untaken);
        wake();
    }

    /** Waits for a moment when there is somebody to give way to; else returns at once. */
    public void giveWay() {
        courtesy.giveWay();
    }

    void count(Collection<Owed> untaken) {
        for (var owed : untaken) {
            tally(owed.delivery().to().channel()).count(owed.delivery().state());
        }
    }

    Tally tally(String channel) {
        return tallies.computeIfAbsent(channel, _ -> new Tally());
    }

    /**
     * A channel at work.
     *
     * @param channel its id
     * @param counts what its attempts came to since the program started
     * @param settled what its deliveries came to since the program started; none is pending
     * @param underWay how many attempts are being made now
     * @param paused whether an operator has paused it
     * @param troubledUntil until when it is left alone because it is in trouble as such, or null
     */
    public record Working(
            String channel,
            Tally.Counts counts,
            Map<Delivery.State, Long> settled,
            int underWay,
            boolean paused,
            @Nullable Instant troubledUntil) {}
}
