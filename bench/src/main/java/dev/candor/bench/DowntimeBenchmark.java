package dev.candor.bench;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;
import dev.candor.uptime.DayFigures;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Timeline;

import org.jspecify.annotations.Nullable;
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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A year of figures from the ledger, by the number of intervals in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DowntimeBenchmark {
    private static final long SEED = 7;
    private static final int PARTS = 20;
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final ComponentId GROUP = new ComponentId("group");

    /** How many intervals the ledger holds. */
    @Param({"20", "2000"})
    public int intervals;

    private List<Component> components = List.of();
    private List<Outage> ledger = List.of();
    private Downtime downtime = new Downtime(Timeline.of(List.of(), List.of()), END);

    /** Draws a group of twenty parts and their intervals. */
    @Setup
    public void draw() {
        var random = new Random(SEED);
        var tree = new ArrayList<Component>();
        tree.add(component(GROUP, null, 0));
        for (var part = 0; part < PARTS; part++) {
            tree.add(component(part(part), GROUP, part + 1));
        }
        components = List.copyOf(tree);
        ledger = random.ints(intervals, 0, PARTS).mapToObj(part -> outage(part, random)).toList();
        downtime = new Downtime(Timeline.of(components, ledger), END);
    }

    /** From the ledger's rows to something that can be asked. */
    @Benchmark
    public Timeline timeline() {
        return Timeline.of(components, ledger);
    }

    /** One number for a year of one part. */
    @Benchmark
    public Figures yearOfAPart() {
        return downtime.over(part(0), START, END);
    }

    /** One number for a year of the group. */
    @Benchmark
    public Figures yearOfTheGroup() {
        return downtime.over(GROUP, START, END);
    }

    /** Ninety local days of the group, as a row of bars shows them. */
    @Benchmark
    public List<DayFigures> ninetyDaysOfTheGroup() {
        var last = LocalDate.ofInstant(END, ZONE);
        return downtime.days(GROUP, last.minusDays(89), last, ZONE);
    }

    private static ComponentId part(int number) {
        return new ComponentId("part-" + number);
    }

    private static Component component(ComponentId id, @Nullable ComponentId parent, int position) {
        return new Component(
                id, id.value(), parent, Requirement.None.CHILDREN, position, START, null);
    }

    private static Outage outage(int part, Random random) {
        var start = START.plusSeconds(random.nextLong(Duration.between(START, END).toSeconds()));
        return new Outage(
                0,
                part(part),
                null,
                Level.MAJOR_OUTAGE,
                start,
                start.plusSeconds(1 + random.nextLong(LONGEST.toSeconds())),
                Precision.EXACT,
                Outage.Source.PROBE,
                null,
                null,
                null);
    }
}
