package dev.candor.watch;

import dev.candor.command.Beat;
import dev.candor.command.Commands;
import dev.candor.command.StepClock;
import dev.candor.model.Actor;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.store.CommitUnknown;
import dev.candor.store.StoreException;
import dev.candor.time.Backoff;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Brings what was judged into the store, in its order, on one thread, and says every few seconds
 * that we are watching. What the store does not take is tried again, with back-off, until it does:
 * nothing overtakes it, and since a batch is one transaction nothing is recorded twice. Started and
 * stopped by one thread; its counters may be read by any.
 */
final class Recorder {
    static final Duration BEAT = Duration.ofSeconds(5);

    private static final Backoff RETRY =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.5);
    private static final Actor ACTOR = Actor.system("watch");
    private static final System.Logger LOG = System.getLogger("dev.candor.watch");

    private final Commands commands;
    private final TimeSource time;
    private final Backlog backlog;
    private final Supplier<Map<CheckId, Check>> checks;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();
    private @Nullable Thread thread;
    private long beatAt; // confined to the thread
    private @Nullable CommitUnknown unknown; // confined to the thread
    private boolean oneByOne; // confined to the thread

    /** A recorder that has not started; {@code checks} are those that are configured now. */
    Recorder(
            Commands commands,
            TimeSource time,
            Backlog backlog,
            Supplier<Map<CheckId, Check>> checks) {
        this.commands = commands;
        this.time = time;
        this.backlog = backlog;
        this.checks = checks;
        beatAt = time.nanoTime();
    }

    /** Begins to write. */
    void start() {
        thread = Thread.ofPlatform().daemon().name("candor-record").start(this::loop);
    }

    /** How many results were stored. */
    long stored() {
        return stored.get();
    }

    /** How many verdicts were changed. */
    long turns() {
        return turns.get();
    }

    /** Writes what waits and ends; gives up what is not written within that time. */
    void stop(Duration within) {
        backlog.stop();
        if (thread == null) {
            return;
        }
        try {
            if (!thread.join(within)) {
                LOG.log(
                        Level.WARNING,
                        "the store did not take everything before the stop; it will be observed"
                                + " anew waiting="
                                + backlog.abandon());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            var next = backlog.take(untilBeat());
            while (next.isPresent()) {
                writeUntilTaken(next.get());
                next = backlog.take(untilBeat());
            }
            lastBeat();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long untilBeat() {
        return beatAt - time.nanoTime();
    }

    private void writeUntilTaken(List<Judged> taken) throws InterruptedException {
        var work = new ArrayList<>(taken);
        for (var attempt = 1; !write(work); attempt++) {
            if (!backlog.pause(RETRY.delay(attempt, RandomGenerator.getDefault()))) {
                return;
            }
        }
        backlog.written();
    }

    /** Writes what is left of {@code work}; whatever was written is taken out of it. */
    private boolean write(List<Judged> work) {
        try {
            settle(work);
            if (!work.isEmpty()) {
                record(work);
            }
        } catch (CommitUnknown failure) {
            unknown = failure;
            LOG.log(
                    Level.WARNING,
                    "the store went away in the middle; it will be asked what it kept cause="
                            + failure.getMessage());
            return false;
        } catch (StoreException failure) {
            LOG.log(
                    Level.WARNING,
                    "results could not be stored and will be tried again waiting="
                            + (backlog.size() + work.size())
                            + " cause="
                            + failure.getMessage());
            return false;
        }
        if (untilBeat() <= 0) {
            beat();
        }
        return true;
    }

    /** Takes out what the attempt before wrote, when that was kept after all. */
    private void settle(List<Judged> work) {
        var before = unknown;
        if (before == null) {
            return;
        }
        var kept = before.wasKept();
        unknown = null;
        if (kept) {
            var written = work.subList(0, oneByOne ? 1 : work.size());
            stored.addAndGet(results(beliefs(written)));
            written.clear();
        }
    }

    private void record(List<Judged> work) {
        oneByOne = false;
        if (work.getFirst() instanceof Judged.Step(var step)) {
            var _ = commands.run(new StepClock(step), ACTOR, "the wall clock was set");
            LOG.log(Level.WARNING, "the wall clock was set step=" + step.toMillis() + "ms");
            return;
        }
        var beliefs = beliefs(work);
        try {
            recordTogether(beliefs);
        } catch (StoreException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a batch could not be recorded; trying one by one", failure);
            oneByOne = true;
            for (var belief : beliefs) {
                recordAlone(belief);
                work.removeFirst(); // when the next one fails, this one must not come again
            }
        }
    }

    private void recordTogether(List<Judged.Belief> beliefs) {
        turns.addAndGet(commands.run(new RecordBatch(beliefs, checks), ACTOR, ""));
        stored.addAndGet(results(beliefs));
    }

    private static List<Judged.Belief> beliefs(List<Judged> work) {
        return work.stream()
                .filter(Judged.Belief.class::isInstance)
                .map(Judged.Belief.class::cast)
                .toList();
    }

    private static long results(List<Judged.Belief> beliefs) {
        return beliefs.stream().filter(each -> each.result() != null).count();
    }

    /** One that cannot be recorded must not keep all others from it. */
    private void recordAlone(Judged.Belief belief) {
        try {
            recordTogether(List.of(belief));
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

    private void beat() {
        try {
            var _ = commands.run(new Beat(), ACTOR, "");
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a beat was not stored cause=" + failure.getMessage());
        }
        beatAt = time.nanoTime() + BEAT.toNanos();
    }

    /** Until when we have watched, so that the time away is not taken for longer than it was. */
    private void lastBeat() {
        if (!backlog.isAbandoned()) {
            beat();
        }
    }
}
