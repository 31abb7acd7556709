package dev.candor.notify;

import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Sends what is owed on one channel, at most as many at once as the channel is wide. Nothing here
 * is shared with another channel but the store and the common pace, so that a slow one delays no
 * other. Thread-safe; one run from {@link #start} to {@link #stop}.
 */
final class ChannelQueue {
    /** For so long outcomes are gathered that one transaction can record. */
    private static final Duration GATHER = Duration.ofMillis(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger("dev.candor.notify");

    private final Channel channel;
    private final Store store;
    private final TimeSource time;
    private final Turn turn;
    private final LinkSource links;
    private final Pace common;
    private final Courtesy courtesy;
    private final Pace own;
    private final Outbox outbox;
    private final Tally tally;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Ready> ready = new ArrayDeque<>(); // guarded by lock
    private final List<Attempt> done = new ArrayList<>(); // guarded by lock
    private final Circuit circuit; // guarded by lock
    private int busy; // guarded by lock; senders
    private int begun; // guarded by lock; attempts that are not over
    private int recording; // guarded by lock; attempts that are being written
    private boolean woken = true; // guarded by lock
    private boolean paused; // guarded by lock
    private boolean stopping; // guarded by lock
    private @Nullable Instant nextDue; // guarded by lock
    private @Nullable Thread thread; // guarded by lock

    /** What the dispatcher does next: write these, and take so many. */
    private record Step(List<Attempt> attempts, int limit, boolean look) {}

    ChannelQueue(
            Channel channel,
            Store store,
            TimeSource time,
            Turn turn,
            LinkSource links,
            Pace common,
            Courtesy courtesy,
            RandomGenerator random,
            Outbox outbox) {
        this.channel = channel;
        this.store = store;
        this.time = time;
        this.turn = turn;
        this.links = links;
        this.common = common;
        this.courtesy = courtesy;
        this.outbox = outbox;
        this.tally = outbox.tally(channel.id());
        this.own = new Pace(channel.perSecond());
        this.circuit = new Circuit(random);
    }

    String id() {
        return channel.id();
    }

    /** How the queue stands now. */
    Outbox.Working working() {
        lock.lock();
        try {
            return new Outbox.Working(
                    id(), tally.counts(), tally.settled(), busy, paused, circuit.until());
        } finally {
            lock.unlock();
        }
    }

    void start() {
        lock.lock();
        try {
            if (thread != null) {
                throw new IllegalStateException("the queue of " + id() + " was started before");
            }
            // Not a virtual one: the database would keep the carrier while it waits for the disk.
            thread = Thread.ofPlatform().daemon().name("outbox-" + id()).start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /** There may be something new to send, or a pause may have begun or ended. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the attempts at hand end, for at most five seconds, and writes what came of them. */
    void stop() {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (running != null && !running.join(LONGEST_STOP)) {
                LOG.log(Level.WARNING, "the outbox did not end in time channel=" + id());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var failures = 0;
        Step step = null;
        while (true) {
            step = step == null ? await() : step;
            if (step == null) {
                return;
            }
            try {
                courtesy.giveWay();
                if (step.look()) {
                    look();
                }
                if (!step.look() || !step.attempts().isEmpty()) {
                    begin(turn.run(id(), step.attempts(), isPaused() ? 0 : step.limit()));
                }
                step = null;
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                if (isStopping() && failures > 1) {
                    LOG.log(Level.WARNING, "attempts could not be recorded channel=" + id(), e);
                    return;
                }
                pause(failures, e);
            }
        }
    }

    /** Waits until there is something to do; null when all is done and the queue stops. */
    private @Nullable Step await() {
        var gather = GATHER.toNanos();
        lock.lock();
        try {
            while (true) {
                if (stopping || paused) {
                    ready.forEach(each -> done.add(Attempt.notMade(each.owed())));
                    ready.clear();
                }
                var limit = stopping || paused ? 0 : room();
                if (woken || (limit > 0 && isDue()) || isGathered(gather)) {
                    var step = new Step(List.copyOf(done), limit, woken);
                    recording = done.size();
                    done.clear();
                    woken = false;
                    return step;
                }
                if (stopping && busy == 0) {
                    return null;
                }
                if (done.isEmpty()) {
                    changed.awaitNanos(untilDue(limit));
                } else {
                    gather = changed.awaitNanos(gather);
                }
            }
        } catch (InterruptedException _) {
            stopping = true;
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether what is done is worth a transaction, or has been waited with for long enough. */
    private boolean isGathered(long left) {
        return !done.isEmpty() && (busy == 0 || left <= 0 || done.size() >= limits().enough());
    }

    private QueueLimits limits() {
        return new QueueLimits(channel.width());
    }

    private int unrecorded() {
        return begun + done.size() + recording;
    }

    /** How many may be taken now: few transactions that take many. */
    private int room() {
        var usual = limits().ahead();
        var most = circuit.most(time.now(), usual);
        var held = ready.size() + busy;
        return most == usual && held > usual / 2 ? 0 : Math.max(0, most - held);
    }

    private boolean isDue() {
        return nextDue != null && !time.now().isBefore(nextDue);
    }

    private long untilDue(int limit) {
        var next = limit == 0 ? circuit.until() : nextDue;
        if (next == null) {
            return LONGEST_WAIT.toNanos();
        }
        var wait = Duration.between(time.now(), next);
        return wait.isPositive()
                ? Math.min(LONGEST_WAIT.toNanos(), wait.toNanos())
                : LONGEST_WAIT.toNanos();
    }

    /** Reads whether an operator has paused the channel, and when something is due. */
    private void look() {
        var seen =
                store.read(it ->
                        new Seen(
                                it.deliveries().pauses().stream()
                                        .anyMatch(each -> each.channel().equals(id())),
                                it.deliveries().nextDue(id()).orElse(null)));
        lock.lock();
        try {
            paused = seen.paused();
            nextDue = seen.nextDue();
        } finally {
            lock.unlock();
        }
    }

    private record Seen(boolean paused, @Nullable Instant nextDue) {}

    private boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    private void begin(Turn.Taken taken) {
        if (taken.toldOthers()) {
            outbox.wake();
        }
        outbox.count(taken.untaken());
        lock.lock();
        try {
            nextDue = taken.nextDue();
            recording = 0;
            for (var owed : taken.owed()) {
                var message =
                        Objects.requireNonNull(taken.messages().get(owed.delivery().message()));
                ready.add(new Ready(owed, message, taken.until()));
            }
            var most = Math.min(channel.width(), ready.size() + busy);
            while (busy < most) {
                busy++;
                var sender = new Sender(this, channel, links, List.of(common, own), courtesy, time);
                Thread.ofVirtual().name("send-" + id()).start(sender::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next that a sender begins; null when there is none, and with that the sender ends. */
    @Nullable Ready next() {
        lock.lock();
        try {
            var next = poll();
            if (next == null) {
                busy--;
                changed.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** One more for a sender that has begun another; null when there is none. */
    @Nullable Ready ahead() {
        lock.lock();
        try {
            return poll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Ready poll() {
        while (!stopping && !ready.isEmpty() && unrecorded() < limits().unrecorded()) {
            var next = ready.poll();
            if (time.now().isBefore(next.until().minus(Turn.LEASE.dividedBy(2)))) {
                begun++;
                return next;
            }
            done.add(Attempt.notMade(next.owed()));
        }
        return null;
    }

    /** Takes in what came of an attempt. */
    void settle(Attempt attempt) {
        lock.lock();
        try {
            begun--;
            done.add(attempt);
            if (attempt.result() instanceof Attempt.Result.Answered(var outcome)) {
                tally.count(outcome);
                judge(outcome);
            }
            if (done.size() == 1 || done.size() >= limits().enough()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void judge(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Unavailable(var why, var retryAfter)) {
            if (circuit.fails(time.now(), retryAfter)) {
                LOG.log(
                        Level.WARNING,
                        "a channel is in trouble; nothing is sent on it for a while:"
                                + " channel={0} until={1} cause={2}",
                        id(),
                        circuit.until(),
                        why);
            }
            ready.forEach(each -> done.add(Attempt.notMade(each.owed())));
            ready.clear();
        } else {
            circuit.works();
        }
    }

    boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void pause(int failures, RuntimeException cause) {
        var wait = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 8));
        LOG.log(
                Level.WARNING,
                "the outbox could not use the store and tries again: channel={0} failures={1}"
                        + " cause={2}",
                id(),
                Integer.toString(failures),
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
}
