package dev.candor.probe;

import dev.candor.model.Check;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.time.TimeSource;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of one check: its clock, its deadline, and what it holds. Confined to its event loop. It
 * answers exactly once: with the first of a result, the deadline, or its cancellation; afterwards
 * it holds nothing, and whatever still arrives is of no consequence.
 */
final class Run {
    private static final System.Logger LOG = System.getLogger("dev.candor.probe");

    /** A run waits for its turn for one part in so many of its time-out, at most. */
    private static final int PATIENCE = 2;

    private final Check check;
    private final EventLoop loop;
    private final TimeSource time;
    private final Consumer<Observation> whenDone;
    private final Instant at;
    private final PhaseClock clock;
    private @Nullable Future<?> deadline;
    private @Nullable Channel channel;
    private HostGates.@Nullable Ticket ticket;
    private @Nullable InetSocketAddress address;
    private @Nullable Instant certificateEnd;
    private int status;
    private long received;
    private boolean done;

    /** A run that begins now. */
    Run(Check check, EventLoop loop, TimeSource time, Consumer<Observation> whenDone) {
        this.check = check;
        this.loop = loop;
        this.time = time;
        this.whenDone = whenDone;
        at = time.now();
        clock = new PhaseClock(time::nanoTime);
    }

    /** Sets the deadline. */
    void begin() {
        var left = Math.max(0, remaining().toNanos());
        deadline = loop.schedule(this::expire, left, TimeUnit.NANOSECONDS);
    }

    /**
     * The target is to blame only when it had most of the time: what it was asked late, because it
     * was not its turn or because we were busy, says nothing of it.
     */
    private void expire() {
        if (clock.stage().isOurs()) {
            unknown(Sentences.timeout(this));
        } else if (clock.latency().compareTo(check.timeout().minus(patience())) < 0) {
            unknown(Sentences.askedLate(this));
        } else {
            down(Sentences.timeout(this));
        }
    }

    /**
     * How long a run may wait for its turn. One that has waited longer is given up before it costs
     * anything: with more to do than can be done, those that are begun are done well.
     */
    Duration patience() {
        return check.timeout().dividedBy(PATIENCE);
    }

    Check check() {
        return check;
    }

    EventLoop loop() {
        return loop;
    }

    PhaseClock clock() {
        return clock;
    }

    /** Now, by UTC. */
    Instant now() {
        return time.now();
    }

    /** What is left of the time-out. */
    Duration remaining() {
        return check.timeout().minus(clock.elapsed());
    }

    /** Whether it has answered. */
    boolean isDone() {
        return done;
    }

    /** What it is connected to, or is trying to. */
    @Nullable InetSocketAddress address() {
        return address;
    }

    void address(InetSocketAddress target) {
        address = target;
    }

    /** How many bytes of the body, or of the banner, have come. */
    long received() {
        return received;
    }

    void received(long bytes) {
        received = bytes;
    }

    void status(int code) {
        status = code;
    }

    @Nullable Instant certificateEnd() {
        return certificateEnd;
    }

    void certificateEnd(@Nullable Instant end) {
        certificateEnd = end;
    }

    /** Keeps a connection until the end or the next {@link #release}. */
    void hold(Channel connection) {
        channel = connection;
        if (done) {
            release();
        }
    }

    /** Keeps a place at a host until the end or the next {@link #release}. */
    void hold(HostGates.Ticket place) {
        ticket = place;
        if (done) {
            release();
        }
    }

    /** Gives back connection and place. */
    void release() {
        var connection = channel;
        var place = ticket;
        channel = null;
        ticket = null;
        if (connection != null) {
            var _ = connection.close();
        }
        if (place != null) {
            place.leave();
        }
    }

    /** Runs a step later, unless the run is over by then. */
    void after(Duration delay, Runnable step) {
        var nanos = Math.max(0, delay.toNanos());
        var _ = loop.schedule(() -> step(step), nanos, TimeUnit.NANOSECONDS);
    }

    /** Runs a step on the run's thread, unless it is over; a step that throws ends the run. */
    void step(Runnable step) {
        if (!loop.inEventLoop()) {
            loop.execute(() -> step(step));
            return;
        }
        if (done) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(Level.ERROR, "a probe failed check=" + check.id(), failure);
            unknown("the probe itself failed: " + failure.getClass().getSimpleName());
        }
    }

    /** The target does not serve. */
    void down(String detail) {
        finish(Outcome.DOWN, detail);
    }

    /** We could not look. */
    void unknown(String detail) {
        finish(Outcome.UNKNOWN, detail);
    }

    /** From here on the run is ours to finish, and soon: what was seen was seen in time. */
    void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Answers, the first time that it is called. */
    void finish(Outcome outcome, String detail) {
        if (done) {
            return;
        }
        done = true;
        stopDeadline();
        var result =
                new Result(
                        check.id(),
                        null,
                        Location.HERE,
                        at,
                        outcome,
                        clock.phases(),
                        status,
                        detail);
        release();
        try {
            whenDone.accept(new Observation(result, address, certificateEnd));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a result was not taken check=" + check.id(), failure);
        }
    }
}
