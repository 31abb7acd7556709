package dev.candor.probe;

import dev.candor.model.Check;
import dev.candor.model.Result;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Observes targets. Thread-safe. */
public interface Prober extends AutoCloseable {
    /**
     * Runs a check once. Returns at once, never throws, and answers exactly once, within the
     * check's time-out and 100 ms; what goes wrong is in the result.
     *
     * @param whenDone called with the result on a thread that must not be blocked
     */
    void probe(Check check, Consumer<Result> whenDone);

    /**
     * Lets {@code hearts} make one task for each thread that probes run on, and runs it there each
     * {@code every}: who counts the beats sees whether these threads get to run. May be called
     * once.
     */
    void beat(Duration every, Supplier<Runnable> hearts);

    /** How many runs are under way, those that wait for their turn included. */
    int inFlight();

    /** Ends all runs, each with an unknown result, and gives back all connections. Idempotent. */
    @Override
    void close();
}
