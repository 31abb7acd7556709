package dev.candor.store.sql;

import dev.candor.model.Resolution;
import dev.candor.model.Retention;
import dev.candor.store.sql.RollupProgressTable.Progress;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes out what is older than it is to be kept, a few checks at a time. What a coarser resolution
 * is still to be made from stays, whatever its age.
 */
record StoredExpiry(Sql sql) {
    /** How many checks one slice looks at. */
    static final int CHECKS = 100;

    /** How many rows one slice takes out, or a few more that share an instant. */
    static final int ROWS = 5_000;

    /** Less than that is not worth a sweep through all checks. */
    private static final Duration STEP = Duration.ofMinutes(30);

    private static final int RAW = 0;

    /** Raw results that began before this are gone, or going. */
    Instant rawKeptFrom() {
        return keptFrom(RAW);
    }

    /** One slice of the sweep under way, or of the first one that is worth it. */
    boolean next(Instant now, Retention retention) {
        return sweep(RAW, rawCutoff(now.minus(retention.raw())))
                || sweep(Resolution.MINUTE, now.minus(retention.minutes()))
                || sweep(Resolution.HOUR, now.minus(retention.hours()))
                || sweep(Resolution.DAY, now.minus(retention.days()));
    }

    private boolean sweep(Resolution resolution, Instant wanted) {
        var code = RollupTable.code(resolution);
        var made = keptFrom(code - 1).minus(Retention.MARGIN);
        var limits =
                switch (resolution) {
                    case MINUTE ->
                            Stream.of(wanted, made, done(Resolution.HOUR), done(Resolution.DAY));
                    case HOUR -> Stream.of(wanted, made, done(Resolution.DAY));
                    case DAY -> Stream.of(wanted, made);
                };
        return sweep(code, limits.min(Instant::compareTo).orElse(wanted));
    }

    /** While late minutes wait, their raw results are needed. */
    private Instant rawCutoff(Instant wanted) {
        if (!new RollupLateTable(sql).next(1).isEmpty()) {
            return Instant.EPOCH;
        }
        var done = done(Resolution.MINUTE);
        return (wanted.isBefore(done) ? wanted : done).truncatedTo(ChronoUnit.MINUTES);
    }

    private Instant done(Resolution resolution) {
        return new StoredUpkeep(sql).done(resolution);
    }

    private Instant keptFrom(int code) {
        return find(code).map(Progress::keptFrom).orElse(Instant.EPOCH);
    }

    private Optional<Progress> find(int code) {
        return new RollupProgressTable(sql).find(code);
    }

    private boolean sweep(int code, Instant cutoff) {
        var found = find(code);
        if (found.isEmpty() && code != RAW) {
            return false;
        }
        var progress = found.orElseGet(() -> Progress.fresh(RAW, Instant.EPOCH));
        if (!progress.isSweeping()) {
            if (cutoff.isBefore(progress.keptFrom().plus(STEP))) {
                return false;
            }
            progress = progress.sweeping(cutoff);
        }
        new RollupProgressTable(sql).put(progress.sweptPast(removed(progress)));
        return true;
    }

    /** Takes out one slice and answers the last check that has nothing left. */
    private long removed(Progress progress) {
        var checks = new CheckNumberTable(sql).after(progress.swept(), CHECKS);
        var swept = progress.swept();
        var left = ROWS;
        for (var check : checks) {
            var removed = removeBefore(progress, check, left);
            if (removed >= left) {
                return swept; // this one may have more
            }
            left -= removed;
            swept = check;
        }
        return checks.size() < CHECKS ? RollupProgressTable.ALL : swept;
    }

    private int removeBefore(Progress progress, long check, int most) {
        if (progress.resolution() == RAW) {
            return new RunTable(sql).removeBefore(check, progress.keptFrom(), most);
        }
        var resolution =
                Stream.of(Resolution.values())
                        .filter(each -> RollupTable.code(each) == progress.resolution())
                        .findFirst()
                        .orElseThrow();
        return new RollupTable(sql).removeBefore(check, resolution, progress.keptFrom(), most);
    }
}
