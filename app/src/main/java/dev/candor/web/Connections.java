package dev.candor.web;

import dev.candor.time.TimeSource;

import io.vertx.core.http.HttpConnection;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Open connections, each with an instant by which its client must have done what is awaited of it.
 * An absolute bound: a client that sends a byte now and then gains nothing by it. Thread-safe.
 */
final class Connections {
    private final TimeSource time;
    private final int most;
    private final ConcurrentHashMap<HttpConnection, Deadline> open = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private static final class Deadline {
        volatile long nanos;

        Deadline(long nanos) {
            this.nanos = nanos;
        }
    }

    Connections(TimeSource time, int most) {
        this.time = time;
        this.most = most;
    }

    /** Takes in a new connection, or closes it when there are too many. */
    void opened(HttpConnection connection, Duration limit) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            connection.close();
            return;
        }
        open.put(connection, new Deadline(time.nanoTime() + limit.toNanos()));
        connection.closeHandler(_ -> {
            open.remove(connection);
            count.decrementAndGet();
        });
    }

    /** Begins a new bound for the connection, from now. */
    void allow(HttpConnection connection, Duration limit) {
        var deadline = open.get(connection);
        if (deadline != null) {
            deadline.nanos = time.nanoTime() + limit.toNanos();
        }
    }

    /** Closes the connections whose bound has passed; to be called every second or more often. */
    void closeOverdue() {
        var now = time.nanoTime();
        open.forEach((connection, deadline) -> {
            if (now - deadline.nanos > 0) {
                connection.close();
            }
        });
    }

    /** How many are open. */
    int count() {
        return count.get();
    }
}
