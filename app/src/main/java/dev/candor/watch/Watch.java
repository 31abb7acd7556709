package dev.candor.watch;

import dev.candor.command.Commands;
import dev.candor.model.Check;
import dev.candor.model.CheckState;
import dev.candor.model.Result;
import dev.candor.model.Verdict;
import dev.candor.probe.Prober;
import dev.candor.schedule.RunLoop;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The engine on this machine: checks are run when they are due, each result is judged at once, and
 * what it comes to is recorded. Thread-safe.
 *
 * <p>Who is to blame when something looks bad? Two rules keep our own trouble from becoming
 * somebody's outage:
 *
 * <ol>
 *   <li>When <em>we</em> stall (no CPU, a process that was stopped, a clock that jumped), each bad
 *       result whose run overlaps the stall is unknown. A good one is good: no stall of ours makes
 *       a target answer. When we are so busy that our threads are late for a quarter of the run, a
 *       time-out or a slow answer is unknown as well.
 *   <li>When <em>our store</em> stalls (a write has been pending for two seconds, or 20,000 results
 *       wait), no run is begun: what could not be recorded is not looked at, and nothing piles up.
 *       The runs are counted as blind. What was judged before waits, in its order, and is recorded
 *       with its true instants once the store is back. A check without a result for three of its
 *       intervals is unknown since its last one, and that too is recorded then.
 * </ol>
 *
 * <p>Nothing is announced twice: a verdict, the result that confirmed it and what the judge
 * remembers are one transaction, so a crash loses at most the newest results, which are observed
 * anew.
 */
public final class Watch {
    private static final System.Logger LOG = System.getLogger("dev.candor.watch");
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration RUNS_END_WITHIN = Duration.ofSeconds(1);
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(3);

    private final Store store;
    private final Prober prober;
    private final TimeSource time;
    private final Supplier<Optional<Duration>> steps;
    private final StallDetector stalls;
    private final Beliefs beliefs;
    private final Backlog backlog;
    private final Recorder recorder;
    private final RunLoop loop;
    private final Pulse pulse;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong blindRuns = new AtomicLong();
    private final AtomicLong storeBlindNanos = new AtomicLong();
    private final Runnable heart;
    private long roundAt;
    private long lastRound;

    /**
     * An engine without checks that has not started.
     *
     * @param prober what observes; stays the caller's, who closes it after the engine has stopped
     * @param steps asks whether the wall clock stepped since the last time; called every second
     */
    public Watch(
            Store store,
            Commands commands,
            Prober prober,
            TimeSource time,
            Supplier<Optional<Duration>> steps) {
        this.store = store;
        this.prober = prober;
        this.time = time;
        this.steps = steps;
        stalls = new StallDetector(time);
        backlog = new Backlog(time);
        beliefs = new Beliefs(time, stalls, backlog::add);
        recorder = new Recorder(commands, time, backlog, beliefs::checks);
        loop = new RunLoop(time, this::run);
        heart = stalls.heart();
        pulse = new Pulse(StallDetector.EVERY, this::tick);
        roundAt = time.nanoTime();
        lastRound = roundAt;
    }

    /**
     * Replaces the set of checks. Of a check that stays, its place and what is believed of it stay;
     * what was remembered of a new one is taken up. To be called after the command that applies the
     * configuration, before and after the start alike; and, where checks leave, before it too, with
     * those that stay, so that nothing more is recorded of what the command forgets.
     *
     * @throws dev.candor.store.StoreException when the store cannot be read: nothing is changed
     */
    public void apply(Collection<Check> checks) {
        var remembered = store.read(transaction -> transaction.checkStates().all());
        beliefs.apply(checks, remembered);
        loop.apply(checks);
    }

    /** Begins to look. */
    public void start() {
        prober.beat(StallDetector.EVERY, stalls::heart);
        recorder.start();
        pulse.start();
        loop.start();
    }

    /**
     * Looks no more, records what is known, and returns within five seconds. Runs that take longer
     * than one of them are given up; their results would have come after the end. Idempotent.
     */
    public void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        loop.stop();
        pulse.await(() -> inFlight.get() == 0, RUNS_END_WITHIN);
        pulse.stop();
        recorder.stop(RECORDED_WITHIN);
    }

    /** How it goes. */
    public WatchFigures figures() {
        return new WatchFigures(
                loop.figures(),
                inFlight.get(),
                backlog.size(),
                recorder.stored(),
                recorder.turns(),
                blindRuns.get(),
                stalls.total().plusNanos(storeBlindNanos.get()),
                backlog.pending());
    }

    /** How many checks have each verdict now. */
    public Map<Verdict, Integer> verdicts() {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        beliefs.states().forEach(state -> counts.merge(state.verdict(), 1, Integer::sum));
        return counts;
    }

    private void run(Check check, Runnable whenDone) {
        if (backlog.isStalled()) {
            blindRuns.incrementAndGet();
            whenDone.run();
            return;
        }
        var start = stalls.mark();
        inFlight.incrementAndGet();
        prober.probe(check, result -> seen(check, start, result, whenDone));
    }

    private void seen(Check check, StallDetector.Mark start, Result result, Runnable whenDone) {
        try {
            beliefs.take(check, start, result);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a result could not be judged check=" + check.id(), failure);
        } finally {
            inFlight.decrementAndGet();
            whenDone.run();
        }
    }

    /** Called each {@link StallDetector#EVERY}, on one thread. */
    void tick() {
        heart.run();
        var now = time.nanoTime();
        if (now - roundAt < 0) {
            return;
        }
        roundAt = now + ROUND.toNanos();
        if (backlog.isStalled()) {
            storeBlindNanos.addAndGet(now - lastRound);
        }
        var before = lastRound;
        lastRound = now;
        beliefs.followClock(steps)
                .ifPresent(step -> {
                    if (step.isPositive()) {
                        // Perhaps the whole machine slept: then what was under way is void.
                        stalls.note(before, now);
                    }
                });
        beliefs.lookForSilence();
    }

    /** What is believed now. */
    List<CheckState> states() {
        return beliefs.states();
    }
}
