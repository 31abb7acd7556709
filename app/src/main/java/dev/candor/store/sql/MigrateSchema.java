package dev.candor.store.sql;

import dev.candor.store.Marks;
import dev.candor.store.StoreException;
import dev.candor.time.TimeSource;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a database to this program's schema: each missing step in a transaction of its own, so
 * that a step that fails leaves the one before it in force. Refuses what it does not know.
 *
 * @param dialect of the database
 * @param steps this program's, in order
 * @param time dates the steps
 * @param marks is told of each step before it is committed
 */
record MigrateSchema(Dialect dialect, List<Migration> steps, TimeSource time, Marks marks) {
    private static final System.Logger LOG = System.getLogger("dev.candor.store");

    private static final String CREATE =
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                version INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )
            """;

    private static final String APPLIED =
            """
            SELECT version, name, checksum FROM schema_migration ORDER BY version
            """;

    private static final String REMEMBER =
            """
            INSERT INTO schema_migration (version, name, checksum, applied_at)
            VALUES (?, ?, ?, ?)
            """;

    private record Applied(int version, String name, String checksum) {}

    /**
     * Runs the missing steps on that connection, which must have no transaction open.
     *
     * @throws StoreException when the database is another program's, newer than this program, or
     *     made by other steps, or when a step fails
     */
    void run(Connection connection) {
        try {
            if (dialect.isForeign(connection)) {
                throw new StoreException(
                        "the database holds the tables of another program: choose another data"
                                + " folder with --data, or another database with --db");
            }
            migrate(connection);
        } catch (SQLException e) {
            throw dialect.explain("could not bring the database up to date", e);
        }
    }

    private void migrate(Connection connection) throws SQLException {
        var sql = new Sql(connection, dialect, new Fate(true), "the list of schema migrations");
        inTransaction(connection, () -> sql.change(dialect.schema(CREATE)));
        var applied = applied(sql);
        for (var step : steps) {
            if (!applied.containsKey(step.version())) {
                inTransaction(connection, () -> apply(connection, sql, step));
                LOG.log(Level.DEBUG, "schema step applied: name={0}", step.name());
            }
        }
    }

    private Map<Integer, Applied> applied(Sql sql) {
        var known = steps.stream().collect(Collectors.toMap(Migration::version, step -> step));
        var applied =
                sql.list(
                        APPLIED,
                        row ->
                                new Applied(
                                        row.count("version"),
                                        row.text("name"),
                                        row.text("checksum")));
        for (var each : applied) {
            var step = known.get(each.version());
            if (step == null) {
                throw new StoreException(
                        "the database was made by a newer Candor (it has schema step "
                                + each.name()
                                + "): start that version, or restore a backup made with this one");
            }
            if (!step.checksum().equals(each.checksum())) {
                throw new StoreException(
                        "the database was made with another text of schema step "
                                + each.name()
                                + ": start the version that made it, or restore a backup");
            }
        }
        return applied.stream().collect(Collectors.toMap(Applied::version, Function.identity()));
    }

    private void apply(Connection connection, Sql sql, Migration step) {
        for (var text : step.statements()) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(dialect.schema(text));
            } catch (SQLException e) {
                throw dialect.explain("could not apply schema step " + step.name(), e);
            }
        }
        sql.change(REMEMBER, step.version(), step.name(), step.checksum(), time.now());
        marks.reached(Marks.Point.SCHEMA_STEP);
    }

    private void inTransaction(Connection connection, Runnable work) throws SQLException {
        dialect.beginWrite(connection);
        var done = false;
        try {
            work.run();
            dialect.commit(connection);
            done = true;
        } finally {
            if (!done) {
                undo(connection);
            }
        }
    }

    private void undo(Connection connection) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            // The connection is closed after this failure, which rolls back as well.
            LOG.log(Level.DEBUG, "a schema step was not rolled back: cause={0}", e.getMessage());
        }
    }
}
