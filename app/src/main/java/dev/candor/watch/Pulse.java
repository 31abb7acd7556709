package dev.candor.watch;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Runs a task over and over on a thread of its own. Thread-safe. */
final class Pulse {
    private static final System.Logger LOG = System.getLogger("dev.candor.watch");
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration STOP_WITHIN = Duration.ofMillis(500);

    private final Duration every;
    private final Runnable task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private boolean stopped;

    /** A pulse that has not started. */
    Pulse(Duration every, Runnable task) {
        this.every = every;
        this.task = task;
    }

    /** Begins. */
    void start() {
        lock.lock();
        try {
            thread = Thread.ofPlatform().daemon().name("candor-watch").start(this::loop);
        } finally {
            lock.unlock();
        }
    }

    /** Ends; returns when the task does not run any more, half a second later at most. */
    void stop() {
        Thread running;
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return;
        }
        try {
            running.join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the condition holds, so long at most. */
    void await(BooleanSupplier condition, Duration most) {
        lock.lock();
        try {
            for (var left = most.toNanos();
                    left > 0 && !condition.getAsBoolean();
                    left -= LOOK.toNanos()) {
                var _ = changed.awaitNanos(LOOK.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            while (pause()) {
                runOnce();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a round of the watch failed; the next one comes", failure);
        }
    }

    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            var left = every.toNanos();
            while (left > 0 && !stopped) {
                left = changed.awaitNanos(left);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }
}
