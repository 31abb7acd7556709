package dev.candor.notify;

/**
 * Spreads attempts so that there are at most so many in a second; what was not used lately, up to a
 * second's worth, may be made up for. Guarded by its own monitor.
 */
final class Pace {
    /** No limit. */
    static final int UNLIMITED = 0;

    private static final long SECOND = 1_000_000_000L;

    private volatile int perSecond; // written under this
    private long next; // guarded by this; when the next attempt has its turn
    private boolean begun; // guarded by this

    /**
     * @param perSecond at most so many in a second; {@link #UNLIMITED} for as many as come
     */
    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** From now on at most so many in a second. */
    synchronized void limit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether there is anything to wait for at all. */
    boolean isLimited() {
        return perSecond != UNLIMITED;
    }

    /**
     * Takes a turn.
     *
     * @param nanoTime a monotonic reading
     * @return how many nanoseconds to wait before it; 0 for at once
     */
    long take(long nanoTime) {
        return isLimited() ? taken(nanoTime) : 0;
    }

    private synchronized long taken(long nanoTime) {
        if (perSecond == UNLIMITED) { // since a moment ago
            return 0;
        }
        var earliest = nanoTime - SECOND;
        next = begun ? Math.max(next, earliest) : earliest + SECOND / perSecond;
        begun = true;
        var wait = Math.max(0, next - nanoTime);
        next += SECOND / perSecond;
        return wait;
    }
}
