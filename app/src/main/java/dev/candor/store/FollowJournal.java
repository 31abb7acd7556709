package dev.candor.store;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Store store;
    private final JournalConsumer consumer;
    private final RetryPause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken; // guarded by lock
    private boolean stopping; // guarded by lock
    private @Nullable Thread thread; // guarded by lock

    /** Will hand {@code store}'s journal to {@code consumer}; {@code random} spreads retries. */
    public FollowJournal(Store store, JournalConsumer consumer, RandomGenerator random) {
        this(store, consumer, new RetryPause(FIRST_PAUSE, LONGEST_PAUSE, random));
    }

    FollowJournal(Store store, JournalConsumer consumer, RetryPause pause) {
        this.store = store;
        this.consumer = consumer;
        this.pause = pause;
    }

    /**
     * Begins, on a virtual thread of its own, with what the cursor has not seen yet.
     *
     * @throws IllegalStateException when it was started before
     */
    public void start() {
        lock.lock();
        try {
            if (thread != null) {
                throw new IllegalStateException(consumer.name() + " was started before");
            }
            store.onJournal(_ -> wake());
            thread = Thread.ofVirtual().name("journal-" + consumer.name()).start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the slice at hand finish, for at most five seconds, and ends. Idempotent.
     *
     * @return whether the work has ended
     */
    public boolean stop() {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return running == null || ended(running);
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
                store.write(transaction -> {
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

    private void run() {
        var failures = 0;
        while (!isStopping()) {
            try {
                if (step() == 0) {
                    awaitWake();
                }
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                awaitRetry(failures, e);
            }
        }
    }

    private void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void awaitWake() {
        lock.lock();
        try {
            while (!woken && !stopping) {
                changed.awaitUninterruptibly();
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRetry(int failures, RuntimeException cause) {
        var wait = pause.after(failures);
        LOG.log(
                Level.WARNING,
                "a consumer of the journal failed and will be given the same entries again:"
                        + " consumer={0} failures={1} retry_in_ms={2} cause={3}",
                consumer.name(),
                Integer.toString(failures),
                Long.toString(wait.toMillis()),
                cause.toString());
        lock.lock();
        try {
            var left = wait.toNanos();
            while (!stopping && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean ended(Thread running) {
        try {
            return running.join(LONGEST_STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
