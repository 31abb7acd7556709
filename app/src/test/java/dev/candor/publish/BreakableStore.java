package dev.candor.publish;

import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store whose reads fail for as long as a test says so. Thread-safe. */
final class BreakableStore implements Store {
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean broken;
    private final Store store;

    BreakableStore(Store store) {
        this.store = store;
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return store.write(work);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        reads.incrementAndGet();
        if (broken) {
            throw new StoreException("the disk has gone");
        }
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
