package dev.candor.bench;

import dev.candor.model.Level;
import dev.candor.model.Requirement;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a component's level costs, by the number of its parts: paid for each verdict that changes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RequirementBenchmark {
    private static final long SEED = 7;

    /** How many parts. */
    @Param({"2", "20", "2000"})
    public int parts;

    private List<Level> levels = List.of();
    private Requirement.AtLeast half = new Requirement.AtLeast(1, List.of());

    /** Draws the parts' levels. */
    @Setup
    public void draw() {
        var random = new Random(SEED);
        var all = Level.values();
        levels = Stream.generate(() -> all[random.nextInt(all.length)]).limit(parts).toList();
        half = new Requirement.AtLeast(Math.max(1, parts / 2), List.of());
    }

    /** A plain group. */
    @Benchmark
    public Level group() {
        return Requirement.None.CHILDREN.levelOf(levels);
    }

    /** Half of the parts must work. */
    @Benchmark
    public Level halfOf() {
        return half.levelOf(levels);
    }
}
