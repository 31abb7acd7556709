package dev.candor.notify;

import dev.candor.model.HeartbeatSettings;
import dev.candor.time.TimeSource;
import dev.candor.time.Worker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells an outside address again and again that everybody is told, but only while the audit says
 * so: when it falls silent, whoever listens there raises the alarm. Nothing else waits for it.
 * Thread-safe; one run from {@link #start} to {@link #stop}.
 */
public final class Heartbeat {
    /** An audit that is older than that says nothing any more. */
    static final Duration STALE = Duration.ofMinutes(2);

    /** After a beat that was withheld or not taken, the next may come so soon. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger("dev.candor.notify");

    private final Supplier<Rounds.Audit> audit;
    private final Function<URI, Optional<String>> ask;
    private final TimeSource time;
    private final Worker worker = new Worker("heartbeat", this::turn);
    private final AtomicReference<@Nullable HeartbeatSettings> settings = new AtomicReference<>();
    private volatile @Nullable Beat last; // written by the worker only
    private volatile @Nullable Instant takenAt; // written by the worker only

    /** What came of a beat. */
    public enum Fate {
        /** The other side took it. */
        TAKEN,
        /** The other side did not take it. */
        MISSED,
        /** It was not sent: the audit does not hold. */
        WITHHELD
    }

    /**
     * The newest beat.
     *
     * @param at when it was due
     * @param fate what came of it
     * @param why it was not taken, in one line; empty when it was
     * @param takenAt when one was taken last, or null
     */
    public record Beat(Instant at, Fate fate, String why, @Nullable Instant takenAt) {}

    /**
     * A heartbeat that has not begun.
     *
     * @param audit what the last round found
     * @param ask asks for an address, for a bounded time, and answers why it was not taken
     */
    public Heartbeat(
            Supplier<Rounds.Audit> audit, Function<URI, Optional<String>> ask, TimeSource time) {
        this.audit = audit;
        this.ask = ask;
        this.time = time;
    }

    /** From now on there; null for nowhere. The next beat is at once. */
    public void apply(@Nullable HeartbeatSettings next) {
        settings.set(next);
        if (next == null) {
            last = null;
        }
        worker.wake();
    }

    /** Begins, or says why not: see {@link Worker#start}. */
    public void start() {
        worker.start();
    }

    /** Ends; a beat that is under way may still arrive. Idempotent. */
    public void stop() {
        if (!worker.stop()) {
            LOG.log(Level.WARNING, "the heartbeat did not end in time");
        }
    }

    /** The newest; empty before the first, and when nobody is told. */
    public Optional<Beat> last() {
        return Optional.ofNullable(settings.get() == null ? null : last);
    }

    private void turn() {
        var now = settings.get();
        if (now == null) {
            worker.awaitWake();
            return;
        }
        var beat = beat(now);
        var isShort = beat.fate() == Fate.TAKEN || now.every().compareTo(SOON) < 0;
        worker.awaitWake(isShort ? now.every() : SOON);
    }

    /** One beat, on the calling thread. */
    Beat beat(HeartbeatSettings now) {
        var beat = attempt(now);
        if (now.equals(settings.get())) {
            note(beat);
        }
        return beat;
    }

    private Beat attempt(HeartbeatSettings now) {
        var at = time.now();
        var doubt = doubt(audit.get(), at);
        if (doubt.isPresent()) {
            return new Beat(at, Fate.WITHHELD, doubt.get(), takenAt);
        }
        Optional<String> refusal;
        try {
            refusal = ask.apply(now.url());
        } catch (RuntimeException e) {
            refusal = Optional.of("the program has a fault (" + e.getClass().getSimpleName() + ")");
        }
        if (refusal.isPresent()) {
            return new Beat(at, Fate.MISSED, refusal.get(), takenAt);
        }
        takenAt = time.now();
        return new Beat(at, Fate.TAKEN, "", takenAt);
    }

    /** Why nobody can say that everybody is told; empty when somebody can. Pure. */
    static Optional<String> doubt(Rounds.Audit audit, Instant now) {
        var at = audit.at();
        if (at == null) {
            return Optional.of("nothing was audited yet");
        }
        if (at.plus(STALE).isBefore(now)) {
            return Optional.of("the last audit was at " + at);
        }
        return audit.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", audit.problems()));
    }

    /** Says in the log what is new. */
    private void note(Beat beat) {
        var before = last;
        last = beat;
        if (before != null && before.fate() == beat.fate()) {
            return;
        }
        switch (beat.fate()) {
            case TAKEN ->
                    LOG.log(
                            Level.INFO,
                            before == null ? "the heartbeat is heard" : "the heartbeat goes on");
            case MISSED -> LOG.log(Level.WARNING, "the heartbeat was not taken: " + beat.why());
            case WITHHELD ->
                    LOG.log(
                            Level.WARNING,
                            "the heartbeat is withheld, since somebody may not be told: "
                                    + beat.why());
        }
    }
}
