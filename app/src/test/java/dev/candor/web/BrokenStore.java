package dev.candor.web;

import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;

import java.util.function.Function;
import java.util.function.LongConsumer;

/** A store that has gone away. */
public final class BrokenStore implements Store {
    @Override
    public <T> T write(Function<Transaction, T> work) {
        throw new StoreException("could not write to /secret/place: disk I/O error");
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        throw new StoreException("could not read /secret/place: disk I/O error");
    }

    @Override
    public void onJournal(LongConsumer listener) {}

    @Override
    public void close() {}
}
