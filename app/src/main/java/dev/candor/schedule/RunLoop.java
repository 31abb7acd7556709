package dev.candor.schedule;

import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts each check when it is due, on one thread. Thread-safe; the schedule is guarded by the
 * lock, the runner is called outside of it.
 *
 * <p>It goes by the monotonic clock, laid once onto UTC when it is made: places are the same after
 * a restart, and a step of the wall clock moves no run.
 */
public final class RunLoop {
    private static final System.Logger LOG = System.getLogger("dev.candor.schedule");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /**
     * What is due so soon after another starts together with it: thousands of checks, few wakes.
     */
    private static final Duration GATHER = Duration.ofMillis(4);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final TimeSource time;
    private final Runner runner;
    private final long origin;
    private final Schedule schedule = new Schedule();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private boolean stopped;

    /** A loop without checks that has not started. */
    public RunLoop(TimeSource time, Runner runner) {
        this.time = time;
        this.runner = runner;
        origin = Duration.ofMillis(time.now().toEpochMilli()).toNanos() - time.nanoTime();
    }

    /** Replaces the set of checks; those that stay keep their places and their runs under way. */
    public void apply(Collection<Check> checks) {
        lock.lock();
        try {
            schedule.apply(checks, clock());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to start checks. */
    public void start() {
        lock.lock();
        try {
            if (thread == null && !stopped) {
                thread = Thread.ofPlatform().daemon().name("candor-schedule").start(this::loop);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts no more checks; runs under way go on. Returns within two seconds. Idempotent. */
    public void stop() {
        Thread running;
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null || running.equals(Thread.currentThread())) {
            return;
        }
        try {
            running.join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it goes. */
    public ScheduleFigures figures() {
        lock.lock();
        try {
            return schedule.figures();
        } finally {
            lock.unlock();
        }
    }

    /** Starts all that is due now; the thread does nothing else. */
    void tick() {
        List<Check> due;
        lock.lock();
        try {
            due = schedule.takeDue(clock());
        } finally {
            lock.unlock();
        }
        due.forEach(this::startOne);
    }

    private void startOne(Check check) {
        try {
            runner.start(check, () -> ended(check.id()));
        } catch (RuntimeException failure) {
            ended(check.id());
            LOG.log(Level.ERROR, "a run could not be started check=" + check.id(), failure);
        }
    }

    private void ended(CheckId check) {
        lock.lock();
        try {
            schedule.ended(check);
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        while (awaitNext()) {
            tick();
        }
    }

    /** Waits for the next slot; false when the loop has been stopped. */
    private boolean awaitNext() {
        lock.lock();
        try {
            while (!stopped) {
                var wait = Math.min(schedule.untilNext(clock()), LONGEST_WAIT.toNanos());
                if (wait <= 0) {
                    return true;
                }
                changed.awaitNanos(Math.max(wait, GATHER.toNanos()));
            }
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long clock() {
        return origin + time.nanoTime();
    }
}
