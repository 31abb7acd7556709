package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.store.Store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a row takes on the disk, indexes included: the figures of docs/operations.md. */
class RowSizeTest {
    private static final Instant START = Instant.parse("2026-03-08T00:00:00Z");
    private static final int CHECKS = 10;
    private static final int MINUTES = 180;

    @TempDir private Path folder;

    /**
     * Bytes a row.
     *
     * @param result a single result
     * @param rollup a sum, minutes and hours of one check in six results a minute together
     */
    private record Sizes(double result, double rollup) {}

    @Test
    void rowsAreAsSmallAsTheManualSaysOnSqlite() throws SQLException {
        try (var store = SqlStore.open(StoreSettings.of(folder, new ManualTime(START)))) {
            fill(store);
        }
        var url = "jdbc:sqlite:" + folder.resolve(SqliteFile.NAME);
        var size = "SELECT SUM(pgsize) FROM dbstat WHERE name = '%s'";
        hold(sizes(url, size), 60, 85);
    }

    @Test
    @Tag("postgresql")
    void rowsAreAsSmallAsTheManualSaysOnPostgresql() throws SQLException {
        var url = PostgresqlServer.newDatabase();
        var settings =
                StoreSettings.of(
                        folder, new DatabasePlace.OnServer(url, null), new ManualTime(START));
        try (var store = SqlStore.open(settings)) {
            fill(store);
        }
        hold(sizes(url, "SELECT pg_total_relation_size('%s')"), 210, 230);
    }

    private static void hold(Sizes sizes, double result, double rollup) {
        assertThat(sizes.result()).as("bytes of a result").isBetween(40.0, result);
        assertThat(sizes.rollup()).as("bytes of a sum").isBetween(40.0, rollup);
    }

    private static void fill(Store store) {
        var random = new Random(1);
        for (var minute = 0; minute < MINUTES; minute++) {
            var results = new ArrayList<Result>();
            for (var run = 0; run < 6 * CHECKS; run++) {
                var at = START.plusSeconds(minute * 60L + run / CHECKS * 10L);
                results.add(result(run % CHECKS, at, random));
            }
            store.writeVoid(transaction -> transaction.results().append(results));
        }
        var now = START.plus(Duration.ofMinutes(MINUTES + 1));
        for (var more = true; more; ) {
            more = store.write(transaction -> transaction.upkeep().rollUp(now));
        }
    }

    private static Result result(int check, Instant at, Random random) {
        var total = Duration.ofNanos(80_000_000L + random.nextInt(40_000_000));
        return new Result(
                new CheckId("check-" + check),
                null,
                Location.HERE,
                at,
                Result.Outcome.UP,
                new Result.Phases(
                        total.dividedBy(20),
                        total.dividedBy(8),
                        total.dividedBy(5),
                        total.dividedBy(2),
                        total.dividedBy(9),
                        total),
                200,
                "");
    }

    private static Sizes sizes(String url, String size) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            var found = new ArrayList<Double>();
            for (var table : List.of("result", "rollup")) {
                try (var rows =
                        statement.executeQuery(
                                "SELECT ("
                                        + size.formatted(table)
                                        + ") * 1.0 / COUNT(*) FROM "
                                        + table)) {
                    assertThat(rows.next()).isTrue();
                    found.add(rows.getDouble(1));
                }
            }
            return new Sizes(found.get(0), found.get(1));
        }
    }
}
