package dev.candor.store.sql;

import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Resolution;
import dev.candor.model.Result;
import dev.candor.store.Results;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Table {@code result}. */
record ResultTable(Sql sql) implements Results {
    private static final int MOST_RESULTS = 10_000;

    private static final String ADD =
            """
            INSERT INTO result
                (check_number, at, member, location, outcome, dns_micros, connect_micros,
                tls_micros, first_byte_micros, transfer_micros, total_micros, status, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (check_number, at, member, location) DO NOTHING
            """;

    private static final String NEWEST =
            """
            SELECT at, member, location, outcome, dns_micros, connect_micros, tls_micros,
                first_byte_micros, transfer_micros, total_micros, status, detail
            FROM result WHERE check_number = ?
            ORDER BY at DESC, member DESC, location DESC LIMIT ?
            """;

    private static final String BETWEEN =
            """
            SELECT at, member, location, outcome, dns_micros, connect_micros, tls_micros,
                first_byte_micros, transfer_micros, total_micros, status, detail
            FROM result WHERE check_number = ? AND at >= ? AND at < ?
            ORDER BY at DESC, member DESC, location DESC LIMIT ?
            """;

    private static final String BETWEEN_AFTER =
            """
            SELECT at, member, location, outcome, dns_micros, connect_micros, tls_micros,
                first_byte_micros, transfer_micros, total_micros, status, detail
            FROM result
            WHERE check_number = ? AND at >= ? AND (at, member, location) < (?, ?, ?)
            ORDER BY at DESC, member DESC, location DESC LIMIT ?
            """;

    @Override
    public void append(Collection<Result> results) {
        sql.requireWritable();
        var numbers =
                new CheckNumberTable(sql)
                        .of(results.stream().map(Result::check).distinct().toList());
        sql.each(ADD, results, result -> parameters(numbers, result));
        markLate(numbers, results);
    }

    /** Rolling up has passed by these already: their minutes must be summed up anew. */
    private void markLate(Map<CheckId, Long> numbers, Collection<Result> results) {
        var passed = new RollupProgressTable(sql).find(RollupTable.code(Resolution.MINUTE));
        if (passed.isEmpty()) {
            return;
        }
        var late =
                results.stream()
                        .filter(result -> result.at().isBefore(passed.get().ended()))
                        .map(result ->
                                new RollupLateTable.Late(
                                        Objects.requireNonNull(numbers.get(result.check())),
                                        result.at().truncatedTo(ChronoUnit.MINUTES)))
                        .distinct()
                        .toList();
        new RollupLateTable(sql).add(late);
    }

    @Override
    public List<Result> newest(CheckId check, int limit) {
        var most = Sql.bounded(limit, MOST_RESULTS);
        return new CheckNumberTable(sql)
                .find(check)
                .map(number -> sql.list(NEWEST, row -> result(check, row), number, most))
                .orElse(List.of());
    }

    @Override
    public List<Result> between(
            CheckId check, Instant from, Instant to, int limit, @Nullable Position after) {
        var most = Sql.bounded(limit, MOST_RESULTS);
        return new CheckNumberTable(sql)
                .find(check)
                .map(number ->
                        after == null
                                ? sql.list(
                                        BETWEEN, row -> result(check, row), number, from, to, most)
                                : sql.list(
                                        BETWEEN_AFTER,
                                        row -> result(check, row),
                                        number,
                                        from,
                                        after.at(),
                                        Objects.requireNonNullElse(after.member(), ""),
                                        after.location(),
                                        most))
                .orElse(List.of());
    }

    private static Object[] parameters(Map<CheckId, Long> numbers, Result result) {
        var phases = result.phases();
        return new Object[] {
            Objects.requireNonNull(numbers.get(result.check())),
            result.at(),
            Objects.requireNonNullElse(result.member(), ""),
            result.location(),
            result.outcome(),
            micros(phases.dns()),
            micros(phases.connect()),
            micros(phases.tls()),
            micros(phases.firstByte()),
            micros(phases.transfer()),
            micros(phases.total()),
            result.status(),
            result.detail()
        };
    }

    private static Result result(CheckId check, Row row) throws SQLException {
        return new Result(
                check,
                row.textUnlessEmpty("member"),
                new Location(row.text("location")),
                row.instant("at"),
                row.code("outcome", Result.Outcome.class),
                new Result.Phases(
                        duration(row, "dns_micros"),
                        duration(row, "connect_micros"),
                        duration(row, "tls_micros"),
                        duration(row, "first_byte_micros"),
                        duration(row, "transfer_micros"),
                        duration(row, "total_micros")),
                row.count("status"),
                row.text("detail"));
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    private static Duration duration(Row row, String column) throws SQLException {
        return Duration.of(row.number(column), ChronoUnit.MICROS);
    }
}
