package dev.candor.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread of its own for work that is done turn after turn: it waits between them, can be woken,
 * and ends soon after it was told to. Not a virtual one: a database keeps the carrier while it
 * waits for the disk, and there are few carriers. Thread-safe; one run from {@link #start} to
 * {@link #stop}.
 */
public final class Worker {
    /** How long {@link #stop} waits for the turn at hand. */
    public static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Runnable turn;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken; // guarded by lock
    private boolean stopping; // guarded by lock
    private @Nullable Thread thread; // guarded by lock

    /**
     * A worker that has not begun.
     *
     * @param name of its thread
     * @param turn is run again and again; it waits by {@link #pause} or {@link #awaitWake} where
     *     there is nothing to do, and deals with its own failures: one that it throws ends the work
     */
    public Worker(String name, Runnable turn) {
        this.name = name;
        this.turn = turn;
    }

    /**
     * Begins.
     *
     * @throws IllegalStateException when it was started before
     */
    public void start() {
        lock.lock();
        try {
            if (thread != null) {
                throw new IllegalStateException(name + " was started before");
            }
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the turn at hand finish, for at most {@link #LONGEST_STOP}, and ends. Waiting ends at
     * once. Idempotent.
     *
     * @return whether the work has ended
     */
    public boolean stop() {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            return running == null || running.join(LONGEST_STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends {@link #awaitWake}: the one at hand, or else the next. Returns at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was told to end: a long turn asks now and then. */
    public boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long, whoever wakes it; less when it stops. */
    public void pause(Duration longest) {
        await(longest, false);
    }

    /**
     * Waits until it was woken since the last time, but no longer than that; less when it stops.
     */
    public void awaitWake(Duration longest) {
        await(longest, true);
    }

    /** Waits until it was woken since the last time, or stops. */
    public void awaitWake() {
        lock.lock();
        try {
            while (!woken && !stopping) {
                changed.await();
            }
            woken = false;
        } catch (InterruptedException _) {
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration longest, boolean canBeWoken) {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (!stopping && left > 0 && !(canBeWoken && woken)) {
                left = changed.awaitNanos(left);
            }
            if (canBeWoken) {
                woken = false;
            }
        } catch (InterruptedException _) {
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isStopping()) {
            turn.run();
        }
    }
}
