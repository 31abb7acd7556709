package dev.candor.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, half open: {@code start <= t < end}.
 *
 * @param start its first instant
 * @param end the first instant after it, or null while it lasts
 */
public record Interval(Instant start, @Nullable Instant end) {
    /**
     * @throws IllegalArgumentException when it ends before it starts
     */
    public Interval {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "an interval ends at " + end + ", before its start " + start);
        }
    }

    /** Whether that instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && (end == null || instant.isBefore(end));
    }

    /** Whether it holds no instant at all. */
    public boolean isEmpty() {
        return start.equals(end);
    }

    /** How much of it has passed at {@code now}; zero when none has. */
    public Duration duration(Instant now) {
        var until = end == null || end.isAfter(now) ? now : end;
        return until.isAfter(start) ? Duration.between(start, until) : Duration.ZERO;
    }
}
