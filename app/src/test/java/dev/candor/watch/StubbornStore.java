package dev.candor.watch;

import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A real store whose writes hang or fail when a test says so. Thread-safe. */
final class StubbornStore implements Store {
    private static final long LONGEST_HANG_SECONDS = 30;

    private final Store real;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger bugs = new AtomicInteger();
    private volatile CountDownLatch open = new CountDownLatch(0);

    StubbornStore(Store real) {
        this.real = real;
    }

    /** Lets each write hang from now on. */
    void hang() {
        open = new CountDownLatch(1);
    }

    /** Lets all go on. */
    void release() {
        open.countDown();
    }

    /** Refuses the next so many writes; the work of each is done and rolled back. */
    void failNext(int writes) {
        failures.set(writes);
    }

    /** Answers the next so many writes as if the program itself were wrong. */
    void breakNext(int writes) {
        bugs.set(writes);
    }

    /** How many of the failures that were asked for are still to come. */
    int failuresLeft() {
        return Math.max(0, failures.get());
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        await();
        if (bugs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a fault of the program");
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return real.write(transaction -> {
                var _ = work.apply(transaction);
                throw new StoreException("the disk is full");
            });
        }
        return real.write(work);
    }

    private void await() {
        try {
            if (!open.await(LONGEST_HANG_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException("the store hung for too long");
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted", failure);
        }
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return real.read(work);
    }

    @Override
    public void onJournal(LongConsumer listener) {
        real.onJournal(listener);
    }

    @Override
    public void close() {
        release();
        real.close();
    }
}
