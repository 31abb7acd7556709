package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/**
 * The relays, in the order of preference. A message goes to the first that can take it; one that
 * failed a moment ago is asked last. Thread-safe.
 */
public final class Relays implements AutoCloseable {
    private static final Duration BETWEEN_SWEEPS = Duration.ofMillis(500);

    private final List<RelayPool> pools;
    private volatile boolean closed;

    /**
     * Connects when there is something to send.
     *
     * @param hello what the program calls itself
     * @param tls whose certificates it believes
     */
    public Relays(
            List<Relay> relays, String hello, SSLContext tls, Patience patience, TimeSource time) {
        var caller = new Caller(hello, tls, _ -> {});
        pools = relays.stream().map(relay -> new RelayPool(relay, caller, patience, time)).toList();
    }

    /** Watches over the connections from now on. */
    public void start() {
        Thread.ofVirtual().name("mail connections").start(this::sweepUntilClosed);
    }

    /** Hands over one message. Blocks, for a time that {@link Patience} bounds. */
    public Handed hand(Mail mail) {
        return hand(mail, Relays::nothing);
    }

    /**
     * Hands over one message, and names the next one already.
     *
     * @param ahead gives the one that this thread will hand over next, or null when there is none
     *     yet; once it has given one, it gives the same until that is handed over. It is asked when
     *     this one's content is about to leave, and only by a relay that can make use of it.
     */
    public Handed hand(Mail mail, Supplier<@Nullable Mail> ahead) {
        var troubles = new ArrayList<String>();
        var tooOld = false;
        Handed.Declined declined = null;
        for (var pool : inOrder(mail)) {
            try {
                switch (pool.hand(mail, isPreferred(pool) ? ahead : Relays::nothing)) {
                    case Handed.NoUtf8 _ -> tooOld = true;
                    case Handed.NoRelay(var why) -> troubles.add(why);
                    case Handed.Declined it when it.stage() == Handed.Stage.SENDER -> {
                        // Another relay may know this sender.
                        declined = declined == null ? it : declined;
                    }
                    case Handed other -> {
                        return other;
                    }
                }
            } catch (RelayTrouble e) {
                troubles.add(String.valueOf(e.getMessage()));
            }
        }
        if (declined != null) {
            return declined;
        }
        return tooOld && troubles.isEmpty()
                ? new Handed.NoUtf8()
                : new Handed.NoRelay(String.join("; ", troubles));
    }

    private static @Nullable Mail nothing() {
        return null;
    }

    /** Only there messages follow one another: elsewhere they stay until it is well again. */
    private boolean isPreferred(RelayPool pool) {
        for (var each : pools) {
            if (each == pool || !each.isBroken()) {
                return each == pool;
            }
        }
        return false;
    }

    /** First the one that was told of it. */
    private List<RelayPool> inOrder(Mail mail) {
        if (pools.size() == 1) {
            return pools;
        }
        var order = new ArrayList<RelayPool>(pools.size());
        var place = mail.announced();
        if (place != null) {
            order.add(place.pool());
        }
        pools.stream()
                .filter(pool -> !pool.isBroken() && !order.contains(pool))
                .forEach(order::add);
        pools.stream().filter(pool -> !order.contains(pool)).forEach(order::add);
        return order;
    }

    private void sweepUntilClosed() {
        while (!closed || pools.stream().anyMatch(RelayPool::isBusy)) {
            pools.forEach(RelayPool::sweep);
            LockSupport.parkNanos(BETWEEN_SWEEPS.toNanos());
        }
    }

    /** Ends all connections; what is under way ends first, in its time. Idempotent. */
    @Override
    public void close() {
        closed = true;
        pools.forEach(RelayPool::close);
    }
}
