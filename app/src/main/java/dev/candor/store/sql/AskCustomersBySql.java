package dev.candor.store.sql;

import static dev.candor.model.AudienceSettings.Query.POSTGRESQL;
import static dev.candor.model.AudienceSettings.Query.SQLITE;

import dev.candor.model.AudienceSettings;
import dev.candor.store.AskCustomers;
import dev.candor.store.StoreException;

import org.postgresql.PGProperty;
import org.sqlite.SQLiteConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks in a transaction that may only read and is never committed. */
public final class AskCustomersBySql implements AskCustomers {
    /** For how long an answer is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    // A server that hangs does not end its statement either.
    private static final Duration FOR_THE_END = Duration.ofSeconds(2);
    private static final int FETCH = 1_000;
    private static final int BUSY_MILLIS = 5_000;
    // Their messages repeat what stands in a row: data exception, integrity violated.
    private static final List<String> SPEAK_OF_ROWS = List.of("22", "23");

    private final Duration patience;

    /** For as long as {@link #PATIENCE}. */
    public AskCustomersBySql() {
        this(PATIENCE);
    }

    /** For that long. */
    AskCustomersBySql(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Rows ask(AudienceSettings.Query query, int most) {
        var late = new AtomicBoolean();
        try (var connection = open(query)) {
            connection.setAutoCommit(false);
            return ask(connection, query, most, late);
        } catch (SQLException e) {
            throw late.get() ? tooLate() : new StoreException(reason(e), e);
        }
    }

    private StoreException tooLate() {
        return new StoreException(
                "the database has not answered within " + patience.toSeconds() + " s");
    }

    private Connection open(AudienceSettings.Query query) throws SQLException {
        var database = query.database();
        if (database.startsWith(SQLITE)) {
            return file(Path.of(database.substring(SQLITE.length())));
        }
        if (!database.startsWith(POSTGRESQL)) {
            throw new StoreException("customers are asked for on PostgreSQL or SQLite only");
        }
        var properties = new Properties();
        PGProperty.READ_ONLY.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(CONNECT));
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(CONNECT));
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(patience.plus(FOR_THE_END)));
        PGProperty.APPLICATION_NAME.set(properties, "candor, customers of an audience");
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false); // it holds values of rows
        if (query.password() != null) {
            PGProperty.PASSWORD.set(properties, query.password());
        }
        var connection = DriverManager.getConnection(database, properties);
        connection.setReadOnly(true);
        return connection;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toSeconds()));
    }

    private static Connection file(Path file) throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("there is no database " + file);
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return DriverManager.getConnection(SQLITE + file.toAbsolutePath(), config.toProperties());
    }

    private Rows ask(
            Connection connection, AudienceSettings.Query query, int most, AtomicBoolean late)
            throws SQLException {
        try (var statement = connection.prepareStatement(oneSelect(query.statement()))) {
            statement.setFetchSize(FETCH);
            var ending = endingAfter(statement, late);
            try (var found = statement.executeQuery()) {
                return rows(found, most, late);
            } finally {
                ending.cancel(false);
            }
        }
    }

    /** Nothing but one question fits there: no second statement, and none that changes rows. */
    private static String oneSelect(String statement) {
        var question = statement.strip().replaceFirst("[;\\s]+$", "");
        return "SELECT * FROM (\n" + question + "\n) AS customers";
    }

    /** Ends a statement that goes on for too long; what reads its rows looks at {@code late}. */
    private CompletableFuture<Void> endingAfter(Statement statement, AtomicBoolean late) {
        var later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    try {
                        statement.cancel();
                    } catch (SQLException _) {
                        // It has ended, or the server hangs: the socket's own time ends it then.
                    }
                },
                later);
    }

    private Rows rows(ResultSet found, int most, AtomicBoolean late) throws SQLException {
        var described = found.getMetaData();
        var columns = new ArrayList<String>();
        for (var i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        var rows = new ArrayList<List<String>>();
        var size = 0L;
        while (found.next()) {
            var row = row(found, columns.size());
            size += row.stream().mapToLong(String::length).sum();
            rows.add(row);
            if (rows.size() > most || size > LARGEST) {
                throw new StoreException(
                        "the answer has more than "
                                + most
                                + " rows, or more than "
                                + LARGEST / 1024 / 1024
                                + " MiB");
            }
            if (late.get()) {
                throw tooLate();
            }
        }
        return new Rows(columns, rows);
    }

    private static List<String> row(ResultSet found, int columns) throws SQLException {
        var row = new ArrayList<String>(columns);
        for (var i = 1; i <= columns; i++) {
            var value = found.getString(i);
            row.add(value == null ? "" : value.strip());
        }
        return List.copyOf(row);
    }

    /** The first line of it: what follows may quote the statement. */
    private static String reason(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (SPEAK_OF_ROWS.stream().anyMatch(state::startsWith)) {
            return "the database cannot make an answer of what stands in a row (SQLSTATE "
                    + state
                    + ")";
        }
        var message = String.valueOf(e.getMessage());
        return "the database says: " + message.lines().findFirst().orElse(message);
    }
}
