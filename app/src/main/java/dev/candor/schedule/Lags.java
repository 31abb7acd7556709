package dev.candor.schedule;

import dev.candor.time.DurationHistogram;

import java.time.Duration;
import java.util.Arrays;

/** How late runs began: the newest ones one by one, all of them by size. Not thread-safe. */
final class Lags {
    private static final int KEPT = 4096;

    private final long[] nanos = new long[KEPT];
    private final DurationHistogram all = new DurationHistogram(DurationHistogram.USUAL);
    private long count;

    /** Remembers one run and forgets the oldest. */
    void add(long lagNanos) {
        nanos[(int) (count++ % KEPT)] = lagNanos;
        all.add(lagNanos);
    }

    /** The value that 50 of 100 of the newest do not exceed; zero when there is none. */
    Duration p50() {
        return percentile(50);
    }

    /** The value that 99 of 100 of the newest do not exceed; zero when there is none. */
    Duration p99() {
        return percentile(99);
    }

    /** All since the start, by size. */
    DurationHistogram.Counts counts() {
        return all.counts();
    }

    private Duration percentile(int hundredths) {
        var known = (int) Math.min(count, KEPT);
        if (known == 0) {
            return Duration.ZERO;
        }
        var sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(known * hundredths + 99) / 100 - 1]);
    }
}
