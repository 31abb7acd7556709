package dev.candor.watch;

import dev.candor.model.CheckId;
import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be recorded, in its order, and how long the write under way takes. A changed
 * verdict is handed out at once, together with all that waits; without one, results are gathered
 * for {@link #LINGER} or until there are {@link #BATCH}. Thread-safe; guarded by the lock.
 */
final class Backlog {
    static final int BATCH = 500;

    /** Each turn moves ledger and incidents: so many at a time keep a transaction short. */
    static final int TURNS = 100;

    /** So many waiting are a deep queue: it is written in strides of this many at a time. */
    static final int DEEP = 2000;

    static final int CAPACITY = 20_000;
    static final Duration LINGER = Duration.ofMillis(100);

    /** A write that takes longer is a stall of the store. */
    static final Duration STALL = Duration.ofSeconds(2);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Judged> queue = new ArrayDeque<>();
    private boolean urgent;
    private boolean stopping;
    private boolean abandoned;
    private boolean writing;
    private long writingSince;

    /** Nothing waits. */
    Backlog(TimeSource time) {
        this.time = time;
    }

    /** Takes something to be recorded; never waits. */
    void add(Judged judged) {
        lock.lock();
        try {
            queue.addLast(judged);
            urgent |= judged instanceof Judged.Belief(_, _, var turn) && turn != null;
            // To wake the writer for each of thousands a second costs more than to write them.
            if (urgent || queue.size() == 1 || queue.size() == BATCH) {
                changed.signalAll();
            }
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

    /** How many wait, those in the write under way not counted. */
    int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} hand out what waits without lingering, and then end. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything now; answers how many were still waiting. */
    int abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether what is not written yet has been given up. */
    boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next write and hands it out: a step of the clock alone, or beliefs with at most
     * one turn of each check, or nothing when none came for {@code longest} nanoseconds. The write
     * is pending until {@link #written}.
     *
     * @return empty when there will be no more
     */
    Optional<List<Judged>> take(long longest) throws InterruptedException {
        lock.lock();
        try {
            awaitAny(longest);
            awaitMore();
            if (abandoned || (stopping && queue.isEmpty())) {
                return Optional.empty();
            }
            var taken = takeInOrder();
            urgent = urgent && !queue.isEmpty();
            writing = true;
            writingSince = time.nanoTime();
            return Optional.of(taken);
        } finally {
            lock.unlock();
        }
    }

    private void awaitAny(long longest) throws InterruptedException {
        var until = time.nanoTime() + longest;
        for (var left = longest;
                left > 0 && queue.isEmpty() && !stopping;
                left = until - time.nanoTime()) {
            var _ = changed.awaitNanos(left);
        }
    }

    private void awaitMore() throws InterruptedException {
        var left = LINGER.toNanos();
        while (left > 0 && !urgent && !stopping && !queue.isEmpty() && queue.size() < BATCH) {
            left = changed.awaitNanos(left);
        }
    }

    private List<Judged> takeInOrder() {
        var taken = new ArrayList<Judged>();
        var turned = new HashSet<CheckId>();
        // What a group costs is paid once a transaction: who is behind catches up in long strides.
        var deep = queue.size() >= DEEP;
        var most = deep ? DEEP : BATCH;
        var mostTurns = deep ? BATCH : TURNS;
        while (taken.size() < most && !queue.isEmpty()) {
            switch (queue.getFirst()) {
                case Judged.Step _ -> {
                    return taken.isEmpty() ? List.of(queue.removeFirst()) : taken;
                }
                case Judged.Belief(_, var state, var turn) -> {
                    if (turn != null
                            && (turned.size() == mostTurns || !turned.add(state.check()))) {
                        return taken;
                    }
                    taken.add(queue.removeFirst());
                }
            }
        }
        return taken;
    }

    /** The write under way is durable. */
    void written() {
        lock.lock();
        try {
            writing = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another attempt; false when there will be none. */
    boolean pause(Duration delay) throws InterruptedException {
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
}
