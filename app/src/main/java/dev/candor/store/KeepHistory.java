package dev.candor.store;

import dev.candor.model.Retention;
import dev.candor.time.TimeSource;
import dev.candor.time.Worker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;

/**
 * Rolls results up and takes out what is too old, on a thread of its own. Each slice of the work is
 * a short transaction, followed by a pause in which whoever else waits to write has its turn. What
 * fails is tried again in the next round: nothing depends on it but graphs. Thread-safe; one run
 * from {@link #start} to {@link #stop}.
 */
public final class KeepHistory {
    /** How long one round waits for the next. */
    static final Duration ROUND = Duration.ofSeconds(10);

    /** How often old rows are looked for. */
    static final Duration SWEEP = Duration.ofMinutes(30);

    /** How long the store is left to others after each slice. */
    static final Duration BREATH = Duration.ofMillis(5);

    /** How many slices one round does at most; what is left over comes in the next. */
    static final int MOST_SLICES = 2_000;

    private static final System.Logger LOG = System.getLogger("dev.candor.store");

    private final Store store;
    private final TimeSource time;
    private final AtomicReference<Retention> retention;
    private final Worker worker = new Worker("history", this::turn);
    private @Nullable Instant sweptAt; // confined to whoever calls round()

    /** Will keep the history of that store. */
    public KeepHistory(Store store, TimeSource time, Retention retention) {
        this.store = store;
        this.time = time;
        this.retention = new AtomicReference<>(retention);
    }

    /** Follows another configuration from the next sweep on. */
    public void keep(Retention next) {
        retention.set(next);
    }

    /**
     * Begins.
     *
     * @throws IllegalStateException when it was started before
     */
    public void start() {
        worker.start();
    }

    /** Lets the slice at hand finish, for at most five seconds, and ends. Idempotent. */
    public void stop() {
        if (!worker.stop()) {
            LOG.log(Level.WARNING, "the history's upkeep did not end in time");
        }
    }

    /**
     * Does what is to be done now, on the calling thread.
     *
     * @return how many slices that took
     * @throws StoreException when the store could not be written: the rest comes in the next round
     */
    int round() {
        var slices = slices(HistoryUpkeep::rollUp);
        var now = time.now();
        if (sweptAt == null || !now.isBefore(sweptAt.plus(SWEEP)) || now.isBefore(sweptAt)) {
            var kept = retention.get();
            slices += slices((upkeep, at) -> upkeep.expire(at, kept));
            sweptAt = now;
        }
        return slices;
    }

    private int slices(BiPredicate<HistoryUpkeep, Instant> work) {
        var slices = 0;
        var more = true;
        while (more && slices < MOST_SLICES && !worker.isStopping()) {
            more =
                    store.writeAfterOthers(
                            transaction -> work.test(transaction.upkeep(), time.now()));
            slices++;
            if (more) {
                worker.pause(BREATH);
            }
        }
        return slices;
    }

    private void turn() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the history could not be kept in order; it is tried again"
                            + " retry_in_ms={0} cause={1}",
                    Long.toString(ROUND.toMillis()),
                    e.toString());
        }
        worker.pause(ROUND);
    }
}
