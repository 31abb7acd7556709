package dev.candor.notify;

/**
 * How much of a channel's queue is at hand at once. Pure.
 *
 * @param width how many attempts may run at once
 */
record QueueLimits(int width) {
    /** For each attempt that may run: few statements take many. */
    private static final int AHEAD = 16;

    /** For each attempt that may run: few wait while a transaction waits for the disk. */
    private static final int UNRECORDED = 4;

    private static final int MOST_AHEAD = 1_000;

    /** How many deliveries are taken ahead of the attempts. */
    int ahead() {
        return Math.min(MOST_AHEAD, width * AHEAD);
    }

    /**
     * How many attempts may be begun and not recorded: as many come twice, at most, when the
     * process is killed.
     */
    int unrecorded() {
        return width * UNRECORDED;
    }

    /** How many attempts that are over are worth a transaction of their own. */
    int enough() {
        return width;
    }
}
