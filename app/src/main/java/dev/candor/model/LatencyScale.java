package dev.candor.model;

import java.util.Arrays;

/**
 * The places into which a {@link LatencySketch} sorts durations, in microseconds. Place 0 is zero;
 * each next one ends a 51/49th after the one before it, which keeps the middle of a place within 2
 * % of everything in it. Whole numbers only, so that every machine and every later program draws
 * the same lines.
 */
final class LatencyScale {
    /** What is longer is counted as this long. */
    static final long LONGEST_MICROS = 3_600_000_000L;

    private static final long GROWTH_OVER = 51;
    private static final long GROWTH_UNDER = 49;

    private static final long[] LAST_OF_PLACE = lines();

    /** How many places there are. */
    static final int PLACES = LAST_OF_PLACE.length;

    private LatencyScale() {}

    /** The place of a duration; a negative one is taken for zero. */
    static int place(long micros) {
        var bounded = Math.clamp(micros, 0, LONGEST_MICROS);
        var found = Arrays.binarySearch(LAST_OF_PLACE, bounded);
        return found >= 0 ? found : -found - 1;
    }

    /** The duration in nanoseconds that is nearest, in proportion, to all in that place. */
    static long middleNanos(int place) {
        if (place == 0) {
            return 0;
        }
        var first = LAST_OF_PLACE[place - 1] + 1;
        var last = LAST_OF_PLACE[place];
        return Math.round(2_000.0 * first * last / (first + last));
    }

    private static long[] lines() {
        var lines = new long[1_000];
        var count = 1;
        while (lines[count - 1] < LONGEST_MICROS) {
            var before = lines[count - 1];
            var grown = Math.max(before + 1, before * GROWTH_OVER / GROWTH_UNDER);
            lines[count] = Math.min(LONGEST_MICROS, grown);
            count++;
        }
        return Arrays.copyOf(lines, count);
    }
}
