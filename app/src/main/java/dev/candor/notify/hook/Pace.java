package dev.candor.notify.hook;

import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets so many begin in a second, evenly spread, and tells the others when. Thread-safe. */
final class Pace {
    private final @Nullable Duration between;
    private final TimeSource time;
    private Instant next = Instant.EPOCH; // guarded by this

    /**
     * @param rate the most in one second, or null for no limit
     */
    Pace(@Nullable Double rate, TimeSource time) {
        between = rate == null ? null : Duration.ofNanos((long) (1_000_000_000 / rate));
        this.time = time;
    }

    /** Takes a turn; answers how long to wait when it is not yet there, and then none is taken. */
    synchronized Optional<Duration> turn() {
        if (between == null) {
            return Optional.empty();
        }
        var now = time.now();
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        next = now.plus(between);
        return Optional.empty();
    }
}
