package dev.candor.store;

import dev.candor.model.Retention;

import java.time.Instant;

/**
 * What keeps the history in order. Each call does one bounded slice of the work and remembers how
 * far it has come in the caller's transaction: a slice that was not committed is done again, one
 * that was is not, and nothing is counted twice or left out, wherever the process is killed.
 *
 * <p>A minute is rolled up once it has been over for a while. Results that come later than that,
 * after the store hung or a location was cut off, mark their minute when they are stored; a slice
 * then sums up that minute anew from all its results, and the hour and the day that it lies in.
 * This works for as long as the minute's raw results are kept; a result that comes later still is
 * not counted.
 */
public interface HistoryUpkeep {
    /**
     * Rolls up the next slice.
     *
     * @return whether there may be more to do by {@code now}
     */
    boolean rollUp(Instant now);

    /**
     * Takes out the next slice of what is older than it is to be kept. What is not rolled up yet
     * stays, however old.
     *
     * @return whether there may be more to do by {@code now}
     */
    boolean expire(Instant now, Retention retention);

    /** Everything that was observed before this instant is in the minutes; EPOCH before any is. */
    Instant rolledUpTo();
}
