package dev.candor.probe;

import dev.candor.fixture.RealTime;
import dev.candor.model.Check;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A prober whose answers are waited for. */
final class Probing implements AutoCloseable {
    private final NetworkProber prober;

    Probing(ProbeSettings settings) {
        prober = new NetworkProber(settings, new RealTime());
    }

    NetworkProber prober() {
        return prober;
    }

    /** Runs a check and waits as long as the contract allows, and a little for a busy machine. */
    Observation observe(Check check) {
        return begin(check)
                .orTimeout(check.timeout().toMillis() + 2000, TimeUnit.MILLISECONDS)
                .join();
    }

    CompletableFuture<Observation> begin(Check check) {
        var done = new CompletableFuture<Observation>();
        prober.observe(
                check,
                observation -> {
                    if (!done.complete(observation)) {
                        throw new AssertionError("answered twice");
                    }
                });
        return done;
    }

    @Override
    public void close() {
        prober.close();
    }
}
