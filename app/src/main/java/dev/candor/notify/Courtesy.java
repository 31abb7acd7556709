package dev.candor.notify;

import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets people go first: nothing new is sent while somebody waits for an answer, for a moment. The
 * processors are theirs meanwhile. Thread-safe.
 */
final class Courtesy {
    /** So long one attempt is held back at most: a crowd slows sending and never stops it. */
    static final Duration LONGEST = Duration.ofMillis(20);

    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

    private final TimeSource time;
    private volatile BooleanSupplier waiting = () -> false;

    Courtesy(TimeSource time) {
        this.time = time;
    }

    /**
     * From now on to them.
     *
     * @param waiting whether somebody waits for an answer; asked often, from many threads
     */
    void to(BooleanSupplier waiting) {
        this.waiting = waiting;
    }

    /** Whether somebody is to go first now. */
    boolean isDue() {
        return waiting.getAsBoolean();
    }

    /** Waits while somebody is to go first, for {@link #LONGEST} at most. */
    void giveWay() {
        var begin = time.nanoTime();
        while (isDue() && time.nanoTime() - begin < LONGEST.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
