package dev.candor.schedule;

import java.time.Duration;
import java.util.Arrays;

/** How late the newest runs began. Not thread-safe. */
final class Lags {
    private static final int KEPT = 4096;

    private final long[] nanos = new long[KEPT];
    private long count;

    /** Remembers one run and forgets the oldest. */
    void add(long lagNanos) {
        nanos[(int) (count++ % KEPT)] = lagNanos;
    }

    /** The value that 99 of 100 do not exceed; zero when there is none. */
    Duration p99() {
        var known = (int) Math.min(count, KEPT);
        if (known == 0) {
            return Duration.ZERO;
        }
        var sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(known * 99 + 99) / 100 - 1]);
    }
}
