package dev.candor.notify;

import dev.candor.store.Store;
import dev.candor.store.StoreFull;
import dev.candor.store.Transaction;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store whose disk is full when a test says so. */
final class FullStore implements Store {
    private final Store store;
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    FullStore(Store store) {
        this.store = store;
    }

    /** How many writes found no room. */
    int refused() {
        return refused.get();
    }

    void full(boolean now) {
        full.set(now);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return store.write(withRoom(work));
    }

    @Override
    public <T> T writeUnforced(Function<Transaction, T> work) {
        return store.writeUnforced(withRoom(work));
    }

    private <T> Function<Transaction, T> withRoom(Function<Transaction, T> work) {
        return transaction -> {
            var answer = work.apply(transaction);
            if (full.get()) {
                refused.incrementAndGet();
                throw new StoreFull("the disk is full", new IllegalStateException("no room"));
            }
            return answer;
        };
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return store.read(work);
    }

    @Override
    public void onJournal(LongConsumer listener) {
        store.onJournal(listener);
    }

    @Override
    public void close() {
        store.close();
    }
}
