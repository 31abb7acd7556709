package dev.candor.model;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How long the runs of a bucket took that were answered as they should be ({@code up} or {@code
 * degraded}). A failed run has no latency: a refused connection would look fast, a timeout would
 * look like the time limit.
 *
 * @param least the shortest run, zero when there is none
 * @param most the longest
 * @param sum the sums of all phases, to the microsecond; divided by the count they are the means
 * @param sketch how the whole runs are spread
 */
public record Latency(Duration least, Duration most, Result.Phases sum, LatencySketch sketch) {
    /** Of no run. */
    public static final Latency NONE =
            new Latency(Duration.ZERO, Duration.ZERO, Result.Phases.NONE, LatencySketch.EMPTY);

    private static final int VERSION = 1;

    /** The latency of those runs. */
    public static Latency of(Collection<Result.Phases> runs) {
        if (runs.isEmpty()) {
            return NONE;
        }
        var totals = runs.stream().mapToLong(run -> micros(run.total())).toArray();
        return new Latency(
                ofMicros(Arrays.stream(totals).min().orElseThrow()),
                ofMicros(Arrays.stream(totals).max().orElseThrow()),
                sum(runs),
                LatencySketch.of(totals));
    }

    /** The latency of all that any of them holds. */
    public static Latency merged(Collection<Latency> parts) {
        var some = parts.stream().filter(part -> part.count() > 0).toList();
        return switch (some.size()) {
            case 0 -> NONE;
            case 1 -> some.getFirst();
            default ->
                    new Latency(
                            some.stream()
                                    .map(Latency::least)
                                    .min(Duration::compareTo)
                                    .orElseThrow(),
                            some.stream().map(Latency::most).max(Duration::compareTo).orElseThrow(),
                            sum(some.stream().map(Latency::sum).toList()),
                            LatencySketch.merged(some.stream().map(Latency::sketch).toList()));
        };
    }

    /** How many runs it holds. */
    public long count() {
        return sketch.count();
    }

    /** The mean of each phase; zero when it holds no run. */
    public Result.Phases mean() {
        return count() == 0 ? Result.Phases.NONE : each(sum, phase -> phase.dividedBy(count()));
    }

    /**
     * The duration that a share of all runs does not exceed, within {@link LatencySketch#ERROR};
     * zero when it holds none.
     *
     * @param share 0 to 1: 0.5 for the median
     * @throws IllegalArgumentException when the share is not from 0 to 1
     */
    public Duration quantile(double share) {
        var found = sketch.quantile(share);
        if (found.compareTo(least) < 0) {
            return least;
        }
        return found.compareTo(most) > 0 ? most : found;
    }

    /**
     * As bytes: a version, then the numbers in microseconds and variable length, then the sketch's
     * own bytes. None at all for {@link #NONE}.
     */
    public byte[] bytes() {
        if (count() == 0) {
            return new byte[0];
        }
        var out = new ByteArrayOutputStream();
        out.write(VERSION);
        var numbers =
                List.of(
                        least,
                        most,
                        sum.dns(),
                        sum.connect(),
                        sum.tls(),
                        sum.firstByte(),
                        sum.transfer(),
                        sum.total());
        numbers.forEach(number -> Varints.write(out, micros(number)));
        out.writeBytes(sketch.bytes());
        return out.toByteArray();
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when those bytes are of another version or of no latency
     */
    public static Latency of(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        var numbers = new Varints(bytes);
        if (numbers.read() != VERSION) {
            throw new IllegalArgumentException("no latency of version " + VERSION);
        }
        return new Latency(
                ofMicros(numbers.read()),
                ofMicros(numbers.read()),
                new Result.Phases(
                        ofMicros(numbers.read()),
                        ofMicros(numbers.read()),
                        ofMicros(numbers.read()),
                        ofMicros(numbers.read()),
                        ofMicros(numbers.read()),
                        ofMicros(numbers.read())),
                LatencySketch.of(numbers.rest()));
    }

    private static Result.Phases sum(Collection<Result.Phases> runs) {
        return new Result.Phases(
                sum(runs, Result.Phases::dns),
                sum(runs, Result.Phases::connect),
                sum(runs, Result.Phases::tls),
                sum(runs, Result.Phases::firstByte),
                sum(runs, Result.Phases::transfer),
                sum(runs, Result.Phases::total));
    }

    private static Duration sum(
            Collection<Result.Phases> runs, Function<Result.Phases, Duration> phase) {
        return ofMicros(runs.stream().mapToLong(run -> micros(phase.apply(run))).sum());
    }

    private static Result.Phases each(Result.Phases phases, UnaryOperator<Duration> change) {
        return new Result.Phases(
                change.apply(phases.dns()),
                change.apply(phases.connect()),
                change.apply(phases.tls()),
                change.apply(phases.firstByte()),
                change.apply(phases.transfer()),
                change.apply(phases.total()));
    }

    private static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    private static Duration ofMicros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
