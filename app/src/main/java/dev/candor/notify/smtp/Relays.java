package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

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
    public Handed hand(Envelope envelope, byte[] content) {
        var troubles = new ArrayList<String>();
        var tooOld = false;
        Handed.Declined declined = null;
        for (var pool : inOrder()) {
            try {
                switch (pool.hand(envelope, content)) {
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

    private List<RelayPool> inOrder() {
        if (pools.size() == 1) {
            return pools;
        }
        var order = new ArrayList<RelayPool>(pools.size());
        pools.stream().filter(pool -> !pool.isBroken()).forEach(order::add);
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
