package dev.candor.command;

import dev.candor.model.Actor;
import dev.candor.model.Due;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.time.DurationHistogram;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Time as a source of commands: waits for the earliest stored instant and runs what it was stored
 * for. Thread-safe; its work is confined to one thread of its own, or to whoever calls {@link
 * #tick()}.
 */
public final class Timekeeper {
    /** How many instants are dealt with between two looks at the clock. */
    static final int MOST_AT_ONCE = 1_000;

    /** The longest sleep: the wall clock may be set while we wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** How long to wait after a failure. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Actor ACTOR = Actor.system("timekeeper");

    /** Later than that is counted as that: the program may have been away for years. */
    private static final Duration MOST_COUNTED = Duration.ofDays(1);

    private static final long MOST_COUNTED_NANOS = MOST_COUNTED.toNanos();
    private static final List<Duration> LATENESS =
            Stream.of(10, 100, 500, 1_000, 5_000, 30_000, 300_000).map(Duration::ofMillis).toList();
    private static final System.Logger LOG = System.getLogger("dev.candor.command");

    private final Store store;
    private final Commands commands;
    private final TimeSource time;
    private final DurationHistogram lateness = new DurationHistogram(LATENESS);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by lock.
    private boolean running;
    private boolean woken;
    private @Nullable Thread thread;

    /** A timekeeper that has not been started. */
    public Timekeeper(Store store, Commands commands, TimeSource time) {
        this.store = store;
        this.commands = commands;
        this.time = time;
    }

    /** Begins; a commit wakes it, since it may have stored an earlier instant. */
    public void start() {
        lock.lock();
        try {
            if (running) {
                return;
            }
            running = true;
            thread = Thread.ofPlatform().daemon().name("timekeeper").start(this::runUntilStopped);
        } finally {
            lock.unlock();
        }
        store.onJournal(_ -> wake());
    }

    /** Looks at the stored instants at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the command that is running, within five seconds. Idempotent. */
    public void stop() {
        Thread waitFor;
        lock.lock();
        try {
            running = false;
            waitFor = thread;
            thread = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (waitFor != null) {
            try {
                waitFor.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Runs everything that is due now, oldest first, at most {@value #MOST_AT_ONCE}, and answers
     * how many things happened. An instant whose command is refused is left out with a line in the
     * log and comes up again at the next tick.
     *
     * @throws StoreException when the store cannot be read or written; nothing is lost by it
     */
    public int tick() {
        List<Due> due = store.read(tx -> tx.dueInstants().due(time.now(), MOST_AT_ONCE));
        var happened = 0;
        for (var each : due) {
            happened += run(each) ? 1 : 0;
        }
        return happened;
    }

    /** How late each instant was when it was dealt with, since the start, by size. */
    public DurationHistogram.Counts lateness() {
        return lateness.counts();
    }

    private boolean run(Due due) {
        try {
            var late = Duration.between(due.at(), time.now());
            var happened = commands.run(new RunDue(due), ACTOR, "due at " + due.at());
            lateness.add(late.compareTo(MOST_COUNTED) < 0 ? late.toNanos() : MOST_COUNTED_NANOS);
            return happened;
        } catch (Rejected | IllegalArgumentException e) {
            LOG.log(
                    Level.ERROR,
                    "a due instant could not be dealt with; it comes up again key={0} why={1}",
                    due.key(),
                    e.getMessage());
            return false;
        }
    }

    private void runUntilStopped() {
        while (isRunning()) {
            Duration wait;
            try {
                tick();
                wait = untilNext();
            } catch (RuntimeException e) {
                LOG.log(
                        Level.ERROR,
                        "the timekeeper could not work; it tries again after={0} why={1}",
                        AFTER_FAILURE,
                        e.getMessage());
                wait = AFTER_FAILURE;
            }
            sleep(wait);
        }
    }

    private Duration untilNext() {
        var earliest = store.read(tx -> tx.dueInstants().earliest());
        return earliest.map(this::until).orElse(LONGEST_WAIT);
    }

    /** An instant that is due still was refused just now, and is not tried again at once. */
    private Duration until(Instant instant) {
        var wait = Duration.between(time.now(), instant);
        if (!wait.isPositive()) {
            return AFTER_FAILURE;
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void sleep(Duration wait) {
        lock.lock();
        try {
            var nanos = wait.toNanos();
            while (running && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
