package dev.candor.notify;

import dev.candor.store.Store;
import dev.candor.store.StoreFull;
import dev.candor.store.Transaction;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store whose disk is full when a test says so. */
final class FullStore implements Store {
    private final Store store;
    private final AtomicBoolean full = new AtomicBoolean();

    FullStore(Store store) {
        this.store = store;
    }

    void full(boolean now) {
        full.set(now);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return store.write(transaction -> {
            var answer = work.apply(transaction);
            if (full.get()) {
                throw new StoreFull("the disk is full", new IllegalStateException("no room"));
            }
            return answer;
        });
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
