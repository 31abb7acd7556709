package dev.candor.web;

import dev.candor.store.CommitUnknown;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;
import dev.candor.store.Transaction;

import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store that can be read, and whose writes fail as a test says. */
final class FullStore implements Store {
    private final Store real;
    private volatile boolean isFull;
    private volatile boolean isCut;

    FullStore(Store real) {
        this.real = real;
    }

    /** Has no room from now on. */
    void fill() {
        isFull = true;
    }

    /** Has room again. */
    void makeRoom() {
        isFull = false;
    }

    /** Does what it is asked from now on, and does not say so. */
    void cut() {
        isCut = true;
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        if (isFull) {
            throw new StoreFull("the disk of /secret/place is full", new IllegalStateException());
        }
        var answer = real.write(work);
        if (isCut) {
            isCut = false;
            throw new CommitUnknown("the connection broke", new StoreException("x"), () -> true);
        }
        return answer;
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
        real.close();
    }
}
