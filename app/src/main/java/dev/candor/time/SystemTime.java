package dev.candor.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The machine's clocks: UTC that runs with the monotonic clock from where the wall clock stood. It
 * never goes backwards, except at a step that {@link #checkStep} reports. Thread-safe: its fields
 * are guarded by itself.
 */
public final class SystemTime implements TimeSource {
    /** The smallest difference between wall clock and ours that is a step, not drift. */
    public static final Duration STEP = Duration.ofMillis(250);

    /** A pair of readings that took longer says nothing certain about drift. */
    private static final long SURE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int READINGS = 5;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private long anchorMillis;
    private long anchorNanos;
    private long latestMillis;

    /**
     * Starts where the wall clock stands.
     *
     * @param wallMillis reads the wall clock: milliseconds since 1970-01-01 UTC
     * @param monotonicNanos reads a clock that never steps, in nanoseconds
     */
    public SystemTime(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        var first = read();
        anchorMillis = first.millis;
        anchorNanos = first.nanos;
        latestMillis = first.millis;
    }

    /** On the clocks of this machine. */
    public static SystemTime ofSystem() {
        return new SystemTime(System::currentTimeMillis, System::nanoTime);
    }

    @Override
    public synchronized Instant now() {
        latestMillis = Math.max(latestMillis, millisAt(monotonicNanos.getAsLong()));
        return Instant.ofEpochMilli(latestMillis);
    }

    @Override
    public long nanoTime() {
        return monotonicNanos.getAsLong();
    }

    /**
     * Compares with the wall clock; to be called every second or so. Drift below {@link #STEP} is
     * taken over in silence: forward at once, backward by standing still for as long. A greater
     * difference is a step (the clock was set, the machine slept): from now on this clock shows the
     * new time. While the machine is too busy to read both clocks together, nothing is concluded
     * from a difference.
     *
     * @return by how much the wall clock stepped, negative when it was put back; empty when it did
     *     not
     */
    public synchronized Optional<Duration> checkStep() {
        var reading = read();
        var drift = reading.millis - millisAt(reading.nanos);
        if (reading.spreadNanos > TimeUnit.MILLISECONDS.toNanos(STEP.toMillis())) {
            return Optional.empty();
        }
        anchorMillis = reading.millis;
        anchorNanos = reading.nanos;
        if (Math.abs(drift) < STEP.toMillis()) {
            return Optional.empty();
        }
        latestMillis = reading.millis;
        return Optional.of(Duration.ofMillis(drift));
    }

    private long millisAt(long nanos) {
        return anchorMillis + TimeUnit.NANOSECONDS.toMillis(nanos - anchorNanos);
    }

    /** The tightest of a few readings: a thread may be held up between the two clocks. */
    private Reading read() {
        var best = readOnce();
        for (var i = 1; i < READINGS && best.spreadNanos > SURE_NANOS; i++) {
            var next = readOnce();
            best = next.spreadNanos < best.spreadNanos ? next : best;
        }
        return best;
    }

    private Reading readOnce() {
        var before = monotonicNanos.getAsLong();
        var millis = wallMillis.getAsLong();
        var spread = monotonicNanos.getAsLong() - before;
        return new Reading(millis, before + spread / 2, spread);
    }

    private record Reading(long millis, long nanos, long spreadNanos) {}
}
