package dev.candor.notify;

/**
 * Spreads attempts so that there are at most so many in a second; what was not used lately, up to a
 * second's worth, may be made up for. Guarded by its own monitor.
 */
final class Pace {
    /** No limit. */
    static final int UNLIMITED = 0;

    private static final long SECOND = 1_000_000_000L;

    private int perSecond; // guarded by this
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

    /**
     * Takes a turn.
     *
     * @param nanoTime a monotonic reading
     * @return how many nanoseconds to wait before it; 0 for at once
     */
    synchronized long take(long nanoTime) {
        if (perSecond == UNLIMITED) {
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
