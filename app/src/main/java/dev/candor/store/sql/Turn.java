package dev.candor.store.sql;

import dev.candor.store.StoreException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to write: one thread's at a time, in the order in which they asked, but for
 * those that let others go first. Thread-safe.
 */
final class Turn {
    /** So often somebody lets others go first: a moment, even beside a crowd that never ends. */
    static final int MOST_COURTESY = 20;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger waiting = new AtomicInteger(); // without those that give way
    private final Duration longestWait;

    /**
     * Nobody's turn yet.
     *
     * @param longestWait after which {@link #take} gives up
     */
    Turn(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * Waits for the turn; who has it ends it.
     *
     * @throws StoreException when it did not come in time, or the thread was interrupted
     * @throws IllegalStateException when this thread has it already
     */
    void take() {
        requireNotHeld();
        waiting.incrementAndGet();
        try {
            await();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** As {@link #take}, after those that wait there, {@link #MOST_COURTESY} times at most. */
    void takeAfterOthers() {
        requireNotHeld();
        await();
        for (var times = 0; waiting.get() > 0 && times < MOST_COURTESY; times++) {
            end();
            await();
        }
    }

    private void await() {
        if (!tryTake()) {
            throw new StoreException(
                    Thread.currentThread().isInterrupted()
                            ? "could not write: interrupted while waiting; nothing was kept"
                            : "could not write: the writes before this one took more than "
                                    + longestWait.toMillis()
                                    + " ms; nothing was kept: try again");
        }
    }

    /**
     * That this thread is not inside a write.
     *
     * @throws IllegalStateException when it is
     */
    void requireNotHeld() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("inside a write: use the transaction at hand");
        }
    }

    /** Waits for the turn as long as any write does; whether it came. */
    boolean tryTake() {
        return tryTake(longestWait);
    }

    /** Waits that long for the turn; whether it came. An interrupt ends the wait and stays set. */
    boolean tryTake(Duration longest) {
        try {
            return lock.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The next one's turn. */
    void end() {
        lock.unlock();
    }
}
