package dev.candor.time;

import java.time.Instant;

/** The clocks that a part of the program may use; always handed in, never fetched. Thread-safe. */
public interface TimeSource {
    /**
     * Now, by UTC, whole milliseconds. It runs with the monotonic clock; steps of the system's wall
     * clock are taken over at a known moment and reported, never read unnoticed.
     */
    Instant now();

    /** A monotonic reading in nanoseconds, for durations only; its origin means nothing. */
    long nanoTime();
}
