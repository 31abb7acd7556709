package dev.candor.store.sql;

import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Resolution;
import dev.candor.model.Retention;
import dev.candor.store.HistoryUpkeep;
import dev.candor.store.sql.RollupLateTable.Late;
import dev.candor.store.sql.RollupProgressTable.Progress;
import dev.candor.store.sql.RollupRow.Span;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rolls results up: minutes from raw results, hours from minutes, days from hours. */
record StoredUpkeep(Sql sql) implements HistoryUpkeep {
    /** How many checks one slice deals with. */
    static final int CHECKS = 100;

    /** How many late minutes one slice deals with. */
    static final int LATE = 50;

    /** For how long after its end a minute's results are waited for. */
    static final Duration LATENESS = Duration.ofSeconds(30);

    /** Further behind than that, times without anything are skipped at once. */
    private static final Duration FAR_BEHIND = Duration.ofMinutes(10);

    @Override
    public boolean rollUp(Instant now) {
        var late = new RollupLateTable(sql).next(LATE);
        if (!late.isEmpty()) {
            late.forEach(this::sumUpAnew);
            new RollupLateTable(sql).remove(late);
            return true;
        }
        return step(Resolution.MINUTE, now.minus(LATENESS))
                || step(Resolution.HOUR, done(Resolution.MINUTE))
                || step(Resolution.DAY, done(Resolution.HOUR));
    }

    @Override
    public boolean expire(Instant now, Retention retention) {
        return new StoredExpiry(sql).next(now, retention);
    }

    @Override
    public Instant rolledUpTo() {
        return done(Resolution.MINUTE);
    }

    /** In which zone days begin. */
    Buckets buckets() {
        return new Buckets(
                new PageTable(sql).find(PageId.MAIN).map(Page::zone).orElse(ZoneOffset.UTC));
    }

    /** Everything that begins before this is done. */
    Instant done(Resolution resolution) {
        return progress(resolution).map(Progress::begun).orElse(Instant.EPOCH);
    }

    private Optional<Progress> progress(Resolution resolution) {
        return new RollupProgressTable(sql).find(RollupTable.code(resolution));
    }

    /** One slice of the bucket under way, or of the next one that was over by {@code ready}. */
    private boolean step(Resolution resolution, Instant ready) {
        var found = progress(resolution).or(() -> begin(resolution));
        if (found.isEmpty()) {
            return false;
        }
        var progress = found.get();
        if (!progress.isUnderWay()) {
            var next = next(resolution, progress.ended(), ready);
            progress = progress.into(next.start(), next.end());
            if (!progress.isUnderWay()) {
                new RollupProgressTable(sql).put(progress);
                return false;
            }
        }
        var checks = new CheckNumberTable(sql).after(progress.afterCheck(), CHECKS);
        if (!checks.isEmpty()) {
            var span = new Span(progress.begun(), progress.ended());
            sumUp(resolution, span, progress.afterCheck(), checks.getLast());
            progress = progress.past(checks.getLast());
        }
        new RollupProgressTable(sql).put(checks.size() < CHECKS ? progress.done() : progress);
        return true;
    }

    private Optional<Progress> begin(Resolution resolution) {
        return first(resolution, Instant.EPOCH)
                .map(first ->
                        Progress.fresh(
                                RollupTable.code(resolution), buckets().floor(resolution, first)));
    }

    /** The next bucket that is over; else an empty span where the next one will begin. */
    private Span next(Resolution resolution, Instant after, Instant ready) {
        var buckets = buckets();
        var start = after;
        if (after.plus(FAR_BEHIND).isBefore(ready)
                && !buckets.end(resolution, after).isAfter(ready)) {
            var first = buckets.floor(resolution, first(resolution, after).orElse(ready));
            start = first.isAfter(after) ? first : after;
        }
        var end = buckets.end(resolution, start);
        return new Span(start, end.isAfter(ready) ? start : end);
    }

    /** The first instant from which there is something to sum up. */
    private Optional<Instant> first(Resolution resolution, Instant from) {
        return switch (resolution) {
            case MINUTE -> new RunTable(sql).first(from);
            case HOUR -> new RollupTable(sql).first(Resolution.MINUTE, from);
            // A day may begin within an hour of UTC.
            case DAY ->
                    new RollupTable(sql).first(Resolution.HOUR, from.truncatedTo(ChronoUnit.HOURS));
        };
    }

    private void sumUp(Resolution resolution, Span span, long after, long upTo) {
        var rows =
                switch (resolution) {
                    case MINUTE -> RollupRow.ofRuns(span, new RunTable(sql).of(span, after, upTo));
                    case HOUR -> RollupRow.ofRows(span, rows(Resolution.MINUTE, span, after, upTo));
                    case DAY -> RollupRow.ofRows(span, ofDay(span, after, upTo));
                };
        new RollupTable(sql).put(resolution, rows);
    }

    /** Whole hours, and minutes where a day does not begin with an hour of UTC. */
    private List<RollupRow> ofDay(Span span, long after, long upTo) {
        var parts = Buckets.parts(span);
        var rows = new ArrayList<>(rows(Resolution.MINUTE, parts.before(), after, upTo));
        rows.addAll(rows(Resolution.HOUR, parts.hours(), after, upTo));
        rows.addAll(rows(Resolution.MINUTE, parts.after(), after, upTo));
        return rows;
    }

    private List<RollupRow> rows(Resolution resolution, Span span, long after, long upTo) {
        return span.isEmpty() ? List.of() : new RollupTable(sql).of(resolution, span, after, upTo);
    }

    /**
     * Sums up a minute from all its raw results, and what was made from that minute before. Where
     * raw results are no longer kept, those that are there are not all of them: nothing is done.
     */
    private void sumUpAnew(Late late) {
        if (late.start().isBefore(new StoredExpiry(sql).rawKeptFrom())) {
            return;
        }
        var minute = new Span(late.start(), late.start().plus(1, ChronoUnit.MINUTES));
        sumUp(Resolution.MINUTE, minute, late.check() - 1, late.check());
        for (var coarse : List.of(Resolution.HOUR, Resolution.DAY)) {
            progress(coarse)
                    .filter(it -> late.start().isBefore(it.ended()))
                    .ifPresent(it -> {
                        var span = around(coarse, it, late);
                        sumUp(coarse, span, late.check() - 1, late.check());
                    });
        }
    }

    /** The bucket as it was rolled up, whatever the page's zone is now. */
    private Span around(Resolution resolution, Progress progress, Late late) {
        if (!late.start().isBefore(progress.begun())) {
            return new Span(progress.begun(), progress.ended());
        }
        return new RollupTable(sql)
                .around(late.check(), resolution, late.start())
                .orElseGet(() -> buckets().around(resolution, late.start()));
    }
}
