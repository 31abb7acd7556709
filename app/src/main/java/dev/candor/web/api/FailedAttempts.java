package dev.candor.web.api;

import dev.candor.time.TimeSource;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts invalid tokens per address and minute. It never stands in the way of a valid token: behind
 * a reverse proxy all clients share one address, and one of them must not lock the others out.
 * Guarded by its lock.
 */
final class FailedAttempts {
    static final int MOST_A_MINUTE = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_GROUPS = 4;

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Count> counts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Count(long sinceNanos, int failures) {}

    FailedAttempts(TimeSource time) {
        this.time = time;
    }

    /** Counts one more failure; false when that address has had too many in this minute. */
    boolean countAndAllow(String address) {
        var now = time.nanoTime();
        lock.lock();
        try {
            var count =
                    counts.merge(
                            network(address),
                            new Count(now, 1),
                            (old, _) ->
                                    now - old.sinceNanos >= MINUTE.toNanos()
                                            ? new Count(now, 1)
                                            : new Count(old.sinceNanos, old.failures + 1));
            return count.failures <= MOST_A_MINUTE;
        } finally {
            lock.unlock();
        }
    }

    /** An IPv4 address, or the /64 of an IPv6 address: one customer can use all of those. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            var groups = new StringBuilder();
            for (var i = 0; i < Math.min(bytes.length, 2 * NETWORK_GROUPS); i++) {
                groups.append(bytes[i]).append('.');
            }
            return groups.toString();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
