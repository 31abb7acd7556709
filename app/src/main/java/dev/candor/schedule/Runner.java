package dev.candor.schedule;

import dev.candor.model.Check;

/** Runs a check when it is due. */
@FunctionalInterface
public interface Runner {
    /**
     * Starts one run and returns at once. Called on the loop's only thread: whoever blocks here
     * delays every other check.
     *
     * @param whenDone to be called once when the run is over, on any thread; until then the check
     *     is not started again
     */
    void start(Check check, Runnable whenDone);
}
