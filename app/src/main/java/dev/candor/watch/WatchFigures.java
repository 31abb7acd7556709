package dev.candor.watch;

import dev.candor.schedule.ScheduleFigures;

import java.time.Duration;

/**
 * How the engine is doing.
 *
 * @param schedule how the run loop is doing
 * @param inFlight how many runs are under way
 * @param queued how many results wait to be stored
 * @param stored how many results were stored since the start
 * @param turns how many verdicts were changed since the start
 * @param blindRuns how many runs were left out because the store did not take results
 * @param blind for how long we could not look: stalls of ours, and of our store
 * @param storePending for how long the write under way has been pending, retries included; zero
 *     when there is none
 */
public record WatchFigures(
        ScheduleFigures schedule,
        int inFlight,
        int queued,
        long stored,
        long turns,
        long blindRuns,
        Duration blind,
        Duration storePending) {}
