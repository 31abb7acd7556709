package dev.candor.store.sql;

import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How long commits have not waited for the disk: one that does brings all before it there as well.
 * Confined to who has the turn to write.
 */
final class Unforced {
    /** What is written without waiting within that time is lost at most. */
    static final Duration LONGEST = Duration.ofMillis(100);

    private final TimeSource time;
    private @Nullable Long since; // nanoseconds; null when all is on the disk

    Unforced(TimeSource time) {
        this.time = time;
    }

    /** Whether there are commits that may not be on the disk. */
    boolean isPending() {
        return since != null;
    }

    /** Whether one more commit need not wait. */
    boolean isAllowed() {
        return since == null || time.nanoTime() - since < LONGEST.toNanos();
    }

    /**
     * A commit has ended, well or not known how.
     *
     * @param broughtAll whether it has brought all before it to the disk
     */
    void committed(boolean broughtAll) {
        if (broughtAll) {
            since = null;
        } else if (since == null) {
            since = time.nanoTime();
        }
    }
}
