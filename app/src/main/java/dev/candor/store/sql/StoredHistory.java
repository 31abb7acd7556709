package dev.candor.store.sql;

import dev.candor.model.Bucket;
import dev.candor.model.Resolution;
import dev.candor.store.History;
import dev.candor.store.sql.RollupRow.Run;
import dev.candor.store.sql.RollupRow.Span;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Reads what is rolled up, and sums up the rest while reading. */
record StoredHistory(Sql sql) implements History {
    /** How many rows, or results that are not rolled up, are read of one check at most. */
    static final int ROWS = 20_000;

    private static final String ANY = "*";

    @Override
    public List<Bucket> series(
            Subject subject, Resolution resolution, Instant from, Instant to, int limit) {
        var most = Sql.bounded(limit, MOST_BUCKETS);
        if (Duration.between(from, to).dividedBy(resolution.length()) > most) {
            throw new IllegalArgumentException(
                    "from " + from + " to " + to + " is more than " + most + " buckets");
        }
        if (!from.isBefore(to)) {
            return List.of();
        }
        var buckets = new TreeMap<Instant, Bucket>();
        var reading = reading(subject, resolution, new Span(from, to));
        for (var check : subject.checks()) {
            new CheckNumberTable(sql)
                    .find(check)
                    .ifPresent(number ->
                            reading.of(number)
                                    .forEach(each ->
                                            buckets.merge(
                                                    each.start(), each, StoredHistory::both)));
        }
        return buckets.values().stream().limit(most).toList();
    }

    private static Bucket both(Bucket one, Bucket other) {
        var end = one.end().isAfter(other.end()) ? one.end() : other.end();
        return RollupRow.bucket(new Span(one.start(), end), List.of(one, other));
    }

    private Reading reading(Subject subject, Resolution resolution, Span span) {
        var upkeep = new StoredUpkeep(sql);
        return new Reading(
                sql,
                Objects.requireNonNullElse(subject.member(), ANY),
                subject.location() == null ? ANY : subject.location().value(),
                resolution,
                span,
                upkeep.buckets(),
                new Done(
                        upkeep.done(Resolution.MINUTE),
                        upkeep.done(Resolution.HOUR),
                        upkeep.done(Resolution.DAY)));
    }

    /** How far each resolution has come. */
    private record Done(Instant minutes, Instant hours, Instant days) {
        Instant of(Resolution resolution) {
            return switch (resolution) {
                case MINUTE -> minutes;
                case HOUR -> hours;
                case DAY -> days;
            };
        }
    }

    /** One question, for one check after another. */
    private record Reading(
            Sql sql,
            String member,
            String location,
            Resolution resolution,
            Span span,
            Buckets buckets,
            Done done) {
        List<Bucket> of(long check) {
            var known = new Span(span.start(), earlier(span.end(), done.of(resolution)));
            var all = new ArrayList<>(rolledUp(check, resolution, known));
            for (var piece : tail(check)) {
                var whole = bucket(piece.start());
                if (!whole.start().isBefore(span.start()) && whole.start().isBefore(span.end())) {
                    all.add(RollupRow.bucket(whole, List.of(piece)));
                }
            }
            return all;
        }

        /** What is not in this resolution yet, from finer ones, in pieces of an hour or less. */
        private List<Bucket> tail(long check) {
            var start = later(buckets.floor(resolution, span.start()), done.of(resolution));
            var end = buckets.end(resolution, span.end());
            var pieces = new ArrayList<Bucket>();
            var rest = start;
            if (resolution == Resolution.DAY) {
                var hours = Buckets.parts(new Span(rest, later(rest, done.hours())));
                pieces.addAll(rolledUp(check, Resolution.MINUTE, hours.before()));
                pieces.addAll(rolledUp(check, Resolution.HOUR, hours.hours()));
                rest = later(rest, done.hours());
            }
            if (resolution != Resolution.MINUTE) {
                pieces.addAll(rolledUp(check, Resolution.MINUTE, new Span(rest, done.minutes())));
                rest = later(rest, done.minutes());
            }
            pieces.addAll(raw(check, new Span(rest, end)));
            return pieces;
        }

        private List<Bucket> rolledUp(long check, Resolution fine, Span part) {
            if (part.isEmpty()) {
                return List.of();
            }
            return new RollupTable(sql)
                    .series(check, fine, part, member, location, ROWS).stream()
                            .map(RollupRow::bucket)
                            .toList();
        }

        private List<Bucket> raw(long check, Span part) {
            if (part.isEmpty()) {
                return List.of();
            }
            var minutes = new TreeMap<Instant, List<Run>>();
            for (var run : new RunTable(sql).newest(check, part, member, location, ROWS)) {
                var minute = run.at().truncatedTo(ChronoUnit.MINUTES);
                minutes.computeIfAbsent(minute, _ -> new ArrayList<>()).add(run);
            }
            return minutes.entrySet().stream()
                    .flatMap(each -> {
                        var minute = buckets.around(Resolution.MINUTE, each.getKey());
                        return RollupRow.ofRuns(minute, each.getValue()).stream();
                    })
                    .map(RollupRow::bucket)
                    .toList();
        }

        /** The first day that is not done may have begun at another zone's midnight. */
        private Span bucket(Instant at) {
            var whole = buckets.around(resolution, at);
            return new Span(later(whole.start(), done.of(resolution)), whole.end());
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
