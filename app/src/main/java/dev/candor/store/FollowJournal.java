package dev.candor.store;

import dev.candor.time.Worker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Hands the journal to one consumer: in bounded slices, each in one write transaction that moves
 * the consumer's cursor last. Idle until the store wakes it. When the consumer fails, nothing of
 * the slice is kept and it is tried again after a growing, jittered pause, for as long as it takes.
 * Thread-safe; one run from {@link #start} to {@link #stop}.
 */
public final class FollowJournal {
    /** How many entries one transaction deals with at most. */
    public static final int SLICE = 200;

    private static final System.Logger LOG = System.getLogger("dev.candor.store");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Store store;
    private final JournalConsumer consumer;
    private final RetryPause pause;
    private final Worker worker;
    private int failures; // confined to the worker

    /** Will hand {@code store}'s journal to {@code consumer}; {@code random} spreads retries. */
    public FollowJournal(Store store, JournalConsumer consumer, RandomGenerator random) {
        this(store, consumer, new RetryPause(FIRST_PAUSE, LONGEST_PAUSE, random));
    }

    FollowJournal(Store store, JournalConsumer consumer, RetryPause pause) {
        this.store = store;
        this.consumer = consumer;
        this.pause = pause;
        worker = new Worker("journal-" + consumer.name(), this::turn);
    }

    /**
     * Begins, on a thread of its own, with what the cursor has not seen yet.
     *
     * @throws IllegalStateException when it was started before
     */
    public void start() {
        store.onJournal(_ -> worker.wake());
        worker.start();
    }

    /**
     * Lets the slice at hand finish, for at most five seconds, and ends. Idempotent.
     *
     * @return whether the work has ended
     */
    public boolean stop() {
        return worker.stop();
    }

    /**
     * Deals with the next slice on the calling thread.
     *
     * @return how many entries were at hand; 0 when there was nothing new
     */
    int step() {
        if (store.read(this::isUpToDate)) {
            return 0;
        }
        int dealt =
                store.writeAfterOthers(transaction -> {
                    var position = transaction.cursors().position(consumer.name());
                    var entries = transaction.journal().after(position, SLICE);
                    if (!entries.isEmpty()) {
                        var reached = consumer.advance(transaction, entries);
                        if (reached > position) {
                            transaction.cursors().move(consumer.name(), reached);
                        }
                    }
                    return entries.size();
                });
        consumer.committed();
        return dealt;
    }

    private boolean isUpToDate(Transaction transaction) {
        return transaction.cursors().position(consumer.name()) >= transaction.journal().head();
    }

    private void turn() {
        try {
            if (step() == 0) {
                worker.awaitWake();
            }
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            awaitRetry(e);
        }
    }

    private void awaitRetry(RuntimeException cause) {
        var wait = pause.after(failures);
        LOG.log(
                Level.WARNING,
                "a consumer of the journal failed and will be given the same entries again:"
                        + " consumer={0} failures={1} retry_in_ms={2} cause={3}",
                consumer.name(),
                Integer.toString(failures),
                Long.toString(wait.toMillis()),
                cause.toString());
        worker.pause(wait);
    }
}
