package dev.candor.app.figures;

import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;
import dev.candor.time.DurationHistogram;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A store that is watched: when it last committed, and how long commits take. Thread-safe. */
public final class MeasuredStore implements Store {
    private final Store store;
    private final TimeSource time;
    private final DurationHistogram durations = new DurationHistogram(DurationHistogram.USUAL);
    private final LongAdder failures = new LongAdder();
    private volatile @Nullable Instant lastCommit;

    /** Watches that store, and closes it when it is closed itself. */
    public MeasuredStore(Store store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /**
     * How writing goes.
     *
     * @param last when the newest commit was done, or null before the first
     * @param durations how long the writes took that were committed, the wait for their turn
     *     included
     * @param failures how many writes the store did not take
     */
    public record CommitFigures(
            @Nullable Instant last, DurationHistogram.Counts durations, long failures) {}

    /** How writing goes. */
    public CommitFigures figures() {
        return new CommitFigures(lastCommit, durations.counts(), failures.sum());
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return measured(() -> store.write(work));
    }

    @Override
    public <T> T writeUnforced(Function<Transaction, T> work) {
        return measured(() -> store.writeUnforced(work));
    }

    @Override
    public <T> T writeAfterOthers(Function<Transaction, T> work) {
        return measured(() -> store.writeAfterOthers(work));
    }

    private <T> T measured(Supplier<T> write) {
        var start = time.nanoTime();
        try {
            var answer = write.get();
            durations.add(time.nanoTime() - start);
            lastCommit = time.now();
            return answer;
        } catch (StoreException e) {
            failures.increment();
            throw e;
        }
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
