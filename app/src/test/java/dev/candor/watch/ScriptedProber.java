package dev.candor.watch;

import dev.candor.model.Check;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Result.Phases;
import dev.candor.probe.Prober;
import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A prober that sees at once what a test says. */
final class ScriptedProber implements Prober {
    private final TimeSource time;
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Outcome outcome = Outcome.UP;

    ScriptedProber(TimeSource time) {
        this.time = time;
    }

    /** What is seen from now on. */
    void see(Outcome next) {
        outcome = next;
    }

    int runs() {
        return runs.get();
    }

    static Result result(Check check, TimeSource time, Outcome outcome) {
        var detail = outcome == Outcome.UP ? "" : "connection refused by 192.0.2.1:443";
        return new Result(
                check.id(), null, Location.HERE, time.now(), outcome, Phases.NONE, 0, detail);
    }

    @Override
    public void probe(Check check, Consumer<Result> whenDone) {
        runs.incrementAndGet();
        whenDone.accept(result(check, time, outcome));
    }

    @Override
    public void beat(Duration every, Supplier<Runnable> hearts) {}

    @Override
    public int inFlight() {
        return 0;
    }

    @Override
    public void close() {}
}
