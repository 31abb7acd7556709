package dev.candor.store.sql;

import dev.candor.model.Bucket;
import dev.candor.model.Latency;
import dev.candor.model.Result;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One series' share of a bucket.
 *
 * @param source whose
 * @param bucket what was observed
 */
record RollupRow(Source source, Bucket bucket) {
    /**
     * One check's results of one member from one location.
     *
     * @param check the check's number
     * @param member the fleet member, or the empty text
     * @param location where the probe ran
     */
    record Source(long check, String member, String location) {}

    /**
     * A result, as far as it is summed up.
     *
     * @param source whose
     * @param at when the run began
     * @param outcome what it came to
     * @param phases how long it took
     */
    record Run(Source source, Instant at, Result.Outcome outcome, Result.Phases phases) {
        boolean isAnswered() {
            return outcome == Result.Outcome.UP || outcome == Result.Outcome.DEGRADED;
        }
    }

    /** A stretch of time; half open. */
    record Span(Instant start, Instant end) {
        boolean isEmpty() {
            return !start.isBefore(end);
        }
    }

    /** One row for each source, of all runs given. */
    static List<RollupRow> ofRuns(Span span, Collection<Run> runs) {
        return bySource(runs, Run::source, (source, each) -> row(source, span, each));
    }

    /** One row for each source, of all rows given. */
    static List<RollupRow> ofRows(Span span, Collection<RollupRow> rows) {
        return bySource(
                rows,
                RollupRow::source,
                (source, each) -> {
                    var buckets = each.stream().map(RollupRow::bucket).toList();
                    return new RollupRow(source, bucket(span, buckets));
                });
    }

    /** The bucket over that span of all buckets given. */
    static Bucket bucket(Span span, Collection<Bucket> parts) {
        return new Bucket(
                span.start(),
                Duration.between(span.start(), span.end()),
                Bucket.Counts.merged(parts.stream().map(Bucket::counts).toList()),
                Latency.merged(parts.stream().map(Bucket::latency).toList()));
    }

    private interface Sum<T> {
        RollupRow of(Source source, List<T> parts);
    }

    private static <T> List<RollupRow> bySource(
            Collection<T> parts, Function<T, Source> source, Sum<T> sum) {
        Map<Source, List<T>> grouped =
                parts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        source, LinkedHashMap::new, Collectors.toList()));
        return grouped.entrySet().stream()
                .map(each -> sum.of(each.getKey(), each.getValue()))
                .toList();
    }

    private static RollupRow row(Source source, Span span, List<Run> runs) {
        var answered = runs.stream().filter(Run::isAnswered).map(Run::phases).toList();
        return new RollupRow(
                source,
                new Bucket(
                        span.start(),
                        Duration.between(span.start(), span.end()),
                        new Bucket.Counts(
                                count(runs, Result.Outcome.UP),
                                count(runs, Result.Outcome.DEGRADED),
                                count(runs, Result.Outcome.DOWN),
                                count(runs, Result.Outcome.UNKNOWN)),
                        Latency.of(answered)));
    }

    private static long count(List<Run> runs, Result.Outcome outcome) {
        return runs.stream().filter(run -> run.outcome() == outcome).count();
    }
}
