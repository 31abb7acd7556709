package dev.candor.schedule;

import dev.candor.time.DurationHistogram;

import java.time.Duration;

/**
 * How the run loop is doing.
 *
 * @param checks how many checks it runs
 * @param running how many runs are under way
 * @param started how many runs were begun since the start
 * @param skipped how many due runs were left out since the start: the run before was still under
 *     way, or we came too late
 * @param lagP50 the median of how late the newest runs began
 * @param lagP99 the 99th percentile of how late the newest runs began
 * @param lags how late all runs since the start began, by size
 */
public record ScheduleFigures(
        int checks,
        int running,
        long started,
        long skipped,
        Duration lagP50,
        Duration lagP99,
        DurationHistogram.Counts lags) {}
