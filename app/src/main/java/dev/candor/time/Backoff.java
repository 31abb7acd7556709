package dev.candor.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubled at each attempt up to a cap, then shortened by
 * chance so that many that failed together do not come back together. Pure but for the random
 * numbers that it is given.
 *
 * @param first the wait after the first attempt; more than zero
 * @param cap the longest wait; not less than {@code first}
 * @param jitter the greatest part by which a wait is shortened; 0 (never) to 1
 */
public record Backoff(Duration first, Duration cap, double jitter) {
    /**
     * @throws IllegalArgumentException when a value is out of its range
     */
    public Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a back-off must begin above zero and not above its cap: "
                            + first
                            + ", "
                            + cap);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be 0 to 1, not " + jitter);
        }
    }

    /**
     * The wait after that many failed attempts, 1 for the first. Never zero, never above the cap.
     *
     * @throws IllegalArgumentException when {@code attempt} is below 1
     */
    public Duration delay(int attempt, RandomGenerator random) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, not " + attempt);
        }
        var wait = first;
        for (var i = 1; i < attempt && wait.compareTo(cap) < 0; i++) {
            wait = wait.compareTo(cap.dividedBy(2)) > 0 ? cap : wait.multipliedBy(2);
        }
        var kept = 1 - jitter * random.nextDouble();
        var nanos = Math.max(1, (long) (wait.toNanos() * kept));
        return Duration.ofNanos(Math.min(nanos, cap.toNanos()));
    }
}
