package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.Samples;
import dev.candor.store.Store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Gives a test method an empty PostgreSQL store of its own (as {@link Store} or {@link SqlStore}):
 * a database for each test class, a new schema in it for each test. Afterwards checks what must
 * hold of every database, whatever the test did.
 */
final class FreshPostgresqlStore implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(FreshPostgresqlStore.class);

    private record Opened(SqlStore store, Path folder, String url) {}

    private record Address(String url) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isAssignableFrom(SqlStore.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .computeIfAbsent(Opened.class, _ -> open(database(context)), Opened.class)
                .store();
    }

    /** The database of the test class. */
    private static String database(ExtensionContext context) {
        var ofClass = context.getParent().orElseThrow().getStore(HERE);
        return ofClass.computeIfAbsent(
                        Address.class,
                        _ -> new Address(PostgresqlServer.newDatabase()),
                        Address.class)
                .url();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, SQLException {
        var opened = context.getStore(HERE).remove(Opened.class, Opened.class);
        if (opened == null) {
            return;
        }
        opened.store().close();
        try (var connection = DriverManager.getConnection(opened.url())) {
            hold(connection);
            execute(connection, "DROP SCHEMA public CASCADE");
            execute(connection, "CREATE SCHEMA public");
        }
        Files.delete(opened.folder().resolve("candor.lock"));
        Files.delete(opened.folder());
    }

    /** What must hold of every database that nobody tampered with. */
    private static void hold(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT (SELECT COALESCE(MAX(position), 0) FROM journal),
                                    (SELECT COUNT(*) FROM journal),
                                    (SELECT value FROM counter WHERE name = 'journal')
                                """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).as("the journal's counter").isEqualTo(rows.getLong(3));
            assertThat(rows.getLong(2)).as("entries").isEqualTo(rows.getLong(3));
        }
        var transaction = new SqlTransaction(connection, new PostgresqlDialect("test"), false);
        assertThat(transaction.journal().firstBreak()).as("the journal's chain").isEmpty();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Opened open(String url) {
        try {
            var folder = Files.createTempDirectory("candor-store");
            return new Opened(SqlStore.open(settings(folder, url)), folder, url);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static StoreSettings settings(Path folder, String url) {
        return new StoreSettings(
                folder,
                new DatabasePlace.OnServer(url, null),
                new ManualTime(Samples.NOON),
                Duration.ofSeconds(30),
                4);
    }
}
