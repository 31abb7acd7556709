package dev.candor.web;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs what may block, each task on a thread of its own, and never more than a lane bears. Not on
 * virtual ones: they share their few carriers with all who send messages, and somebody waits for
 * the answer. Threads that have nothing to do for a minute end. Thread-safe.
 */
final class BlockingWork {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final Map<Lane, Semaphore> places = new EnumMap<>(Lane.class);
    private final LongAdder refused = new LongAdder();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("candor-web-", 0).factory());

    /** Who asks; a crowd in one lane leaves room in the others. */
    enum Lane {
        /** Whoever reads without a token. */
        ANONYMOUS(16),
        /** Whoever sends a token. */
        TOKEN(64),
        /** The machine's own checks of health. */
        OPERATION(4);

        /** How many tasks it bears at once. */
        final int width;

        Lane(int width) {
            this.width = width;
        }
    }

    BlockingWork() {
        for (var lane : Lane.values()) {
            places.put(lane, new Semaphore(lane.width));
        }
    }

    /** Starts the task and answers true, or answers false when the lane is full or closed. */
    boolean start(Lane lane, Runnable task) {
        var free = Objects.requireNonNull(places.get(lane));
        if (!free.tryAcquire()) {
            refused.increment();
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            free.release();
            return false;
        }
    }

    /** How many tasks are under way in that lane. */
    int underWay(Lane lane) {
        return lane.width - Objects.requireNonNull(places.get(lane)).availablePermits();
    }

    /** How many tasks were refused since the start, because their lane was full. */
    long refused() {
        return refused.sum();
    }

    /** Takes no more tasks and waits a little for those that run. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                var _ = threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
