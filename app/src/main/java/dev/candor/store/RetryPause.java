package dev.candor.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling from the first pause up to the longest, and of
 * that a random half to whole, so that several do not come back at once.
 *
 * @param first the pause after one failure
 * @param longest the longest pause
 * @param random where the jitter comes from
 */
record RetryPause(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** The pause after that many failures in a row; 1 or more. */
    Duration after(int failures) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var whole = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(whole - random.nextLong(whole / 2 + 1));
    }
}
