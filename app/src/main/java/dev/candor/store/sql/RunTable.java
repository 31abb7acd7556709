package dev.candor.store.sql;

import dev.candor.model.Result;
import dev.candor.store.sql.RollupRow.Run;
import dev.candor.store.sql.RollupRow.Source;
import dev.candor.store.sql.RollupRow.Span;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Table {@code result}, as the roll-up reads and sweeps it. */
record RunTable(Sql sql) {
    // By the checks first, so that each is a short walk along the primary key.
    private static final String OF_CHECKS =
            """
            SELECT r.check_number, r.at, r.member, r.location, r.outcome, r.dns_micros,
                r.connect_micros, r.tls_micros, r.first_byte_micros, r.transfer_micros,
                r.total_micros
            FROM check_number n CROSS JOIN result r
            WHERE n.number > ? AND n.number <= ? AND r.check_number = n.number
                AND r.at >= ? AND r.at < ?
            """;

    private static final String NEWEST =
            """
            SELECT check_number, at, member, location, outcome, dns_micros, connect_micros,
                tls_micros, first_byte_micros, transfer_micros, total_micros
            FROM result
            WHERE check_number = ? AND at >= ? AND at < ?
                AND ? IN ('*', member) AND ? IN ('*', location)
            ORDER BY at DESC LIMIT ?
            """;

    private static final String FIRST =
            """
            SELECT MIN(first) AS earliest FROM (
                SELECT (SELECT MIN(r.at) FROM result r
                    WHERE r.check_number = n.number AND r.at >= ?) AS first
                FROM check_number n) AS firsts
            """;

    private static final String OLD =
            """
            SELECT at FROM result WHERE check_number = ? AND at < ?
            ORDER BY at LIMIT 1 OFFSET ?
            """;

    private static final String REMOVE =
            """
            DELETE FROM result WHERE check_number = ? AND at < ?
            """;

    /** All that began in a span, of the checks whose numbers are after the one up to the other. */
    List<Run> of(Span span, long after, long upTo) {
        return sql.list(OF_CHECKS, RunTable::run, after, upTo, span.start(), span.end());
    }

    /** At most {@code limit} of one check that began in a span, newest first; '*' is any. */
    List<Run> newest(long check, Span span, String member, String place, int limit) {
        return sql.list(
                NEWEST, RunTable::run, check, span.start(), span.end(), member, place, limit);
    }

    /** The first beginning at or after an instant, of any check. */
    Optional<Instant> first(Instant from) {
        return sql.<Optional<Instant>>first(
                        FIRST, row -> Optional.ofNullable(row.instantOrNull("earliest")), from)
                .flatMap(first -> first);
    }

    /** Takes out about {@code most} of what is older; answers how many. */
    int removeBefore(long check, Instant before, int most) {
        var bound = sql.first(OLD, row -> row.instant("at"), check, before, most);
        return sql.change(REMOVE, check, bound.orElse(before));
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                new Source(row.number("check_number"), row.text("member"), row.text("location")),
                row.instant("at"),
                row.code("outcome", Result.Outcome.class),
                new Result.Phases(
                        duration(row, "dns_micros"),
                        duration(row, "connect_micros"),
                        duration(row, "tls_micros"),
                        duration(row, "first_byte_micros"),
                        duration(row, "transfer_micros"),
                        duration(row, "total_micros")));
    }

    private static Duration duration(Row row, String column) throws SQLException {
        return Duration.of(row.number(column), ChronoUnit.MICROS);
    }
}
