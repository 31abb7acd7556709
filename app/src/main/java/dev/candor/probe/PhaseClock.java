package dev.candor.probe;

import dev.candor.model.Result.Phases;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Sums up how long each stage of a run takes, over all its hops. Confined to the run's thread. */
final class PhaseClock {
    private final LongSupplier clock;
    private final long start;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private Stage stage = Stage.WAITING;
    private long stageStart;

    /** Starts now, waiting; {@code clock} is monotonic, in nanoseconds. */
    PhaseClock(LongSupplier clock) {
        this.clock = clock;
        start = clock.getAsLong();
        stageStart = start;
    }

    /** Ends the stage before and begins another. */
    void begin(Stage next) {
        var now = clock.getAsLong();
        nanos.merge(stage, now - stageStart, Long::sum);
        stage = next;
        stageStart = now;
    }

    /** What the run is busy with. */
    Stage stage() {
        return stage;
    }

    /** Since the start, waiting included. */
    Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }

    /** How much of it was waiting for its turn. */
    Duration waited() {
        begin(stage);
        return of(Stage.WAITING);
    }

    /** What the target took of it. */
    Duration latency() {
        begin(stage);
        var ours =
                Arrays.stream(Stage.values())
                        .filter(Stage::isOurs)
                        .map(this::of)
                        .reduce(Duration.ZERO, Duration::plus);
        return elapsed().minus(ours);
    }

    /** All stages so far. */
    Phases phases() {
        begin(stage);
        return new Phases(
                of(Stage.RESOLVING),
                of(Stage.CONNECTING),
                of(Stage.SECURING),
                of(Stage.ANSWERING),
                of(Stage.READING),
                elapsed());
    }

    private Duration of(Stage which) {
        return Duration.ofNanos(nanos.getOrDefault(which, 0L));
    }
}
