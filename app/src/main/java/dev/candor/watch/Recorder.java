package dev.candor.watch;

import dev.candor.command.Beat;
import dev.candor.command.Commands;
import dev.candor.command.StepClock;
import dev.candor.model.Actor;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.store.StoreException;
import dev.candor.time.Backoff;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Brings what was judged into the store, in its order, on one thread. A changed verdict is written
 * at once, together with all that waits; without one, results are gathered for {@link #LINGER} or
 * until there are {@link #BATCH}. What the store does not take is tried again, with back-off, until
 * it does: nothing overtakes it, and since a batch is one transaction nothing is recorded twice.
 * Thread-safe; the queue and the figures are guarded by the lock, the store is called outside of
 * it.
 */
final class Recorder {
    static final int BATCH = 500;
    static final int CAPACITY = 20_000;
    static final Duration LINGER = Duration.ofMillis(100);

    /** A write that takes longer is a stall of the store. */
    static final Duration STALL = Duration.ofSeconds(2);

    static final Duration BEAT = Duration.ofSeconds(5);
    private static final Backoff RETRY =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.5);
    private static final Actor ACTOR = Actor.system("watch");
    private static final System.Logger LOG = System.getLogger("dev.candor.watch");

    private final Commands commands;
    private final TimeSource time;
    private final Supplier<Map<CheckId, Check>> checks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Judged> queue = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean urgent;
    private boolean stopping;
    private boolean abandoned;
    private boolean writing;
    private long writingSince;
    private long beatAt;
    private long stored;
    private long turns;

    /** A recorder that has not started; {@code checks} are those that are configured now. */
    Recorder(Commands commands, TimeSource time, Supplier<Map<CheckId, Check>> checks) {
        this.commands = commands;
        this.time = time;
        this.checks = checks;
        beatAt = time.nanoTime();
    }

    /** Begins to write. */
    void start() {
        lock.lock();
        try {
            thread = Thread.ofPlatform().daemon().name("candor-record").start(this::loop);
        } finally {
            lock.unlock();
        }
    }

    /** Takes something to be recorded; never waits. */
    void add(Judged judged) {
        lock.lock();
        try {
            queue.addLast(judged);
            urgent |= judged instanceof Judged.Belief(_, _, var turn) && turn != null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the store does not keep up: what is observed now could not be recorded. */
    boolean isStalled() {
        lock.lock();
        try {
            return queue.size() >= CAPACITY || pendingFor().compareTo(STALL) > 0;
        } finally {
            lock.unlock();
        }
    }

    /** For how long the write under way has been pending, retries included. */
    Duration pending() {
        lock.lock();
        try {
            return pendingFor();
        } finally {
            lock.unlock();
        }
    }

    private Duration pendingFor() {
        return writing ? Duration.ofNanos(time.nanoTime() - writingSince) : Duration.ZERO;
    }

    /** How many wait. */
    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many results were stored. */
    long stored() {
        lock.lock();
        try {
            return stored;
        } finally {
            lock.unlock();
        }
    }

    /** How many verdicts were changed. */
    long turns() {
        lock.lock();
        try {
            return turns;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits and ends; gives up what is not written within that time. */
    void stop(Duration within) {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return;
        }
        try {
            if (!running.join(within)) {
                giveUp();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp() {
        lock.lock();
        try {
            abandoned = true;
            LOG.log(
                    Level.WARNING,
                    "the store did not take everything before the stop; it will be observed anew"
                            + " lost="
                            + queue.size());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            for (var work = take(); work != null; work = take()) {
                writeUntilTaken(work);
            }
            lastBeat();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until when we have watched, so that the time away is not taken for longer than it was. */
    private void lastBeat() {
        lock.lock();
        try {
            if (abandoned) {
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            var _ = commands.run(new Beat(), ACTOR, "");
        } catch (StoreException failure) {
            LOG.log(Level.WARNING, "the last beat was not stored cause=" + failure.getMessage());
        }
    }

    /** What to do at one time: a step alone, or beliefs; empty is a beat alone. */
    private @Nullable List<Judged> take() throws InterruptedException {
        lock.lock();
        try {
            awaitWork();
            if (abandoned || (stopping && queue.isEmpty())) {
                return null;
            }
            var taken = takeQueued();
            urgent = urgent && !queue.isEmpty();
            writing = true;
            writingSince = time.nanoTime();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void awaitWork() throws InterruptedException {
        while (queue.isEmpty() && !stopping && untilBeat() > 0) {
            var _ = changed.awaitNanos(untilBeat());
        }
        var first = time.nanoTime();
        while (!urgent && !stopping && !queue.isEmpty() && queue.size() < BATCH) {
            var left = LINGER.toNanos() - (time.nanoTime() - first);
            if (left <= 0) {
                return;
            }
            var _ = changed.awaitNanos(left);
        }
    }

    private long untilBeat() {
        return beatAt - time.nanoTime();
    }

    private List<Judged> takeQueued() {
        var taken = new ArrayList<Judged>();
        var turned = new HashSet<CheckId>();
        while (taken.size() < BATCH && !queue.isEmpty()) {
            var next = queue.getFirst();
            switch (next) {
                case Judged.Step _ -> {
                    if (!taken.isEmpty()) {
                        return taken;
                    }
                    return List.of(queue.removeFirst());
                }
                case Judged.Belief(_, var state, var turn) -> {
                    if (turn != null && !turned.add(state.check())) {
                        return taken;
                    }
                    taken.add(queue.removeFirst());
                }
            }
        }
        return taken;
    }

    private void writeUntilTaken(List<Judged> work) throws InterruptedException {
        for (var attempt = 1; !write(work); attempt++) {
            if (!pause(RETRY.delay(attempt, RandomGenerator.getDefault()))) {
                return;
            }
        }
        lock.lock();
        try {
            writing = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another attempt; false when there will be none. */
    private boolean pause(Duration delay) throws InterruptedException {
        lock.lock();
        try {
            var left = delay.toNanos();
            while (left > 0 && !abandoned) {
                left = changed.awaitNanos(left);
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    private boolean write(List<Judged> work) {
        try {
            if (!work.isEmpty()) {
                record(work);
            }
            beatWhenDue();
            return true;
        } catch (StoreException failure) {
            LOG.log(
                    Level.WARNING,
                    "results could not be stored and will be tried again waiting="
                            + (queued() + work.size())
                            + " cause="
                            + failure.getMessage());
            return false;
        }
    }

    private void record(List<Judged> work) {
        if (work.getFirst() instanceof Judged.Step(var step)) {
            var _ = commands.run(new StepClock(step), ACTOR, "the wall clock was set");
            LOG.log(Level.WARNING, "the wall clock was set step=" + step.toMillis() + "ms");
            return;
        }
        var beliefs =
                work.stream()
                        .filter(Judged.Belief.class::isInstance)
                        .map(Judged.Belief.class::cast)
                        .toList();
        try {
            count(commands.run(new RecordBatch(beliefs, checks.get()), ACTOR, ""), beliefs);
        } catch (StoreException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a batch could not be recorded; trying one by one", failure);
            beliefs.forEach(this::recordAlone);
        }
    }

    /** One that cannot be recorded must not keep all others from it. */
    private void recordAlone(Judged.Belief belief) {
        try {
            var one = List.of(belief);
            count(commands.run(new RecordBatch(one, checks.get()), ACTOR, ""), one);
        } catch (StoreException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.ERROR,
                    "a result could not be recorded and is left out check="
                            + belief.state().check(),
                    failure);
        }
    }

    private void count(int turned, List<Judged.Belief> beliefs) {
        lock.lock();
        try {
            turns += turned;
            stored += beliefs.stream().filter(each -> each.result() != null).count();
        } finally {
            lock.unlock();
        }
    }

    private void beatWhenDue() {
        lock.lock();
        try {
            if (untilBeat() > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        var _ = commands.run(new Beat(), ACTOR, "");
        lock.lock();
        try {
            beatAt = time.nanoTime() + BEAT.toNanos();
        } finally {
            lock.unlock();
        }
    }
}
