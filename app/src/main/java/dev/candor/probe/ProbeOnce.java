package dev.candor.probe;

import dev.candor.model.Check;
import dev.candor.time.TimeSource;

import java.util.concurrent.CompletableFuture;

/** A single observation, for a person who waits for it. */
public final class ProbeOnce {
    private ProbeOnce() {}

    /** Runs the check once and waits, no longer than its time-out and a moment. */
    public static Observation run(Check check, ProbeSettings settings, TimeSource time) {
        var done = new CompletableFuture<Observation>();
        try (var prober = new NetworkProber(settings, time)) {
            prober.observe(check, done::complete);
            return done.join();
        }
    }
}
