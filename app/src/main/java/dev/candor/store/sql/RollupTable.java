package dev.candor.store.sql;

import dev.candor.model.Bucket;
import dev.candor.model.Latency;
import dev.candor.model.Resolution;
import dev.candor.store.sql.RollupRow.Source;
import dev.candor.store.sql.RollupRow.Span;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code rollup}: results summed up. */
record RollupTable(Sql sql) {
    private static final String PUT =
            """
            INSERT INTO rollup
                (check_number, resolution, start_at, member, location, minutes,
                up, degraded, down, unknown, latency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (check_number, resolution, start_at, member, location) DO UPDATE SET
                minutes = excluded.minutes, up = excluded.up, degraded = excluded.degraded,
                down = excluded.down, unknown = excluded.unknown, latency = excluded.latency
            """;

    // By the checks first, so that each is a short walk along the primary key.
    private static final String OF_CHECKS =
            """
            SELECT r.check_number, r.start_at, r.member, r.location, r.minutes, r.up, r.degraded,
                r.down, r.unknown, r.latency
            FROM check_number n CROSS JOIN rollup r
            WHERE n.number > ? AND n.number <= ? AND r.check_number = n.number
                AND r.resolution = ? AND r.start_at >= ? AND r.start_at < ?
            """;

    private static final String SERIES =
            """
            SELECT check_number, start_at, member, location, minutes, up, degraded, down, unknown,
                latency
            FROM rollup
            WHERE check_number = ? AND resolution = ? AND start_at >= ? AND start_at < ?
                AND ? IN ('*', member) AND ? IN ('*', location)
            ORDER BY start_at
            LIMIT ?
            """;

    private static final String FIRST =
            """
            SELECT MIN(first) AS earliest FROM (
                SELECT (SELECT MIN(r.start_at) FROM rollup r
                    WHERE r.check_number = n.number AND r.resolution = ? AND r.start_at >= ?)
                    AS first
                FROM check_number n) AS firsts
            """;

    private static final String LAST_BEFORE =
            """
            SELECT start_at, minutes FROM rollup
            WHERE check_number = ? AND resolution = ? AND start_at <= ?
            ORDER BY start_at DESC LIMIT 1
            """;

    private static final String OLD =
            """
            SELECT start_at FROM rollup
            WHERE check_number = ? AND resolution = ? AND start_at < ?
            ORDER BY start_at LIMIT 1 OFFSET ?
            """;

    private static final String REMOVE =
            """
            DELETE FROM rollup WHERE check_number = ? AND resolution = ? AND start_at < ?
            """;

    /** Writes rows, new or anew. */
    void put(Resolution resolution, Collection<RollupRow> rows) {
        sql.each(PUT, rows, row -> parameters(resolution, row));
    }

    /** All that begin in a span, of the checks whose numbers are after the one up to the other. */
    List<RollupRow> of(Resolution resolution, Span span, long after, long upTo) {
        return sql.list(
                OF_CHECKS,
                RollupTable::row,
                after,
                upTo,
                code(resolution),
                span.start(),
                span.end());
    }

    /** At most {@code limit} of one check that begin in a span; '*' stands for any. */
    List<RollupRow> series(
            long check, Resolution resolution, Span span, String member, String place, int limit) {
        return sql.list(
                SERIES,
                RollupTable::row,
                check,
                code(resolution),
                span.start(),
                span.end(),
                member,
                place,
                limit);
    }

    /** The first start at or after an instant, of any check. */
    Optional<Instant> first(Resolution resolution, Instant from) {
        return sql.<Optional<Instant>>first(
                        FIRST,
                        row -> Optional.ofNullable(row.instantOrNull("earliest")),
                        code(resolution),
                        from)
                .flatMap(first -> first);
    }

    /** The span of a check's bucket in which an instant lies, if there is one. */
    Optional<Span> around(long check, Resolution resolution, Instant at) {
        return sql.first(
                        LAST_BEFORE,
                        row ->
                                new Span(
                                        row.instant("start_at"),
                                        row.instant("start_at")
                                                .plus(Duration.ofMinutes(row.number("minutes")))),
                        check,
                        code(resolution),
                        at)
                .filter(span -> at.isBefore(span.end()));
    }

    /** Takes out about {@code most} of what is older; answers how many. */
    int removeBefore(long check, Resolution resolution, Instant before, int most) {
        var bound =
                sql.first(
                        OLD, row -> row.instant("start_at"), check, code(resolution), before, most);
        return sql.change(REMOVE, check, code(resolution), bound.orElse(before));
    }

    /** How a resolution is written down. */
    static int code(Resolution resolution) {
        return switch (resolution) {
            case MINUTE -> 1;
            case HOUR -> 2;
            case DAY -> 3;
        };
    }

    private static Object[] parameters(Resolution resolution, RollupRow row) {
        var counts = row.bucket().counts();
        return new Object[] {
            row.source().check(),
            code(resolution),
            row.bucket().start(),
            row.source().member(),
            row.source().location(),
            row.bucket().length().toMinutes(),
            counts.up(),
            counts.degraded(),
            counts.down(),
            counts.unknown(),
            row.bucket().latency().bytes()
        };
    }

    private static RollupRow row(Row row) throws SQLException {
        return new RollupRow(
                new Source(row.number("check_number"), row.text("member"), row.text("location")),
                new Bucket(
                        row.instant("start_at"),
                        Duration.ofMinutes(row.number("minutes")),
                        new Bucket.Counts(
                                row.number("up"),
                                row.number("degraded"),
                                row.number("down"),
                                row.number("unknown")),
                        Latency.of(row.bytes("latency"))));
    }
}
