package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import dev.candor.store.StoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Transactions on a database that no store has open. */
final class ReadDatabase {
    private ReadDatabase() {}

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws IOException, SQLException;
    }

    /**
     * Reads, on one snapshot, without making or changing anything.
     *
     * @throws StoreException when there is no database, or it cannot be read
     */
    static <T> T transaction(StoreSettings settings, Function<SqlTransaction, T> work) {
        if (settings.place() instanceof DatabasePlace.InFile(var file) && !Files.exists(file)) {
            throw new StoreException("there is no database " + file + ": name its data folder");
        }
        var database = Database.of(settings);
        var dialect = database.dialect();
        try (var pool = database.readers()) {
            return inTransaction(
                    pool,
                    dialect,
                    false,
                    connection -> work.apply(new SqlTransaction(connection, dialect, false)));
        }
    }

    /** Runs work in a transaction; one that writes is committed at its end. */
    static <T> T inTransaction(
            HikariDataSource pool, Dialect dialect, boolean writes, Work<T> work) {
        try (var connection = pool.getConnection()) {
            var done = false;
            begin(connection, dialect, writes);
            try {
                var answer = work.on(connection);
                if (writes) {
                    dialect.commit(connection);
                    done = true;
                }
                return answer;
            } finally {
                if (!done) {
                    rollBack(connection, dialect);
                }
            }
        } catch (SQLException e) {
            throw dialect.explain(writes ? "could not fill the database" : "could not read", e);
        } catch (IOException e) {
            throw new StoreException("could not be read: " + e.getMessage(), e);
        }
    }

    private static void begin(Connection connection, Dialect dialect, boolean writes)
            throws SQLException {
        if (writes) {
            dialect.beginWrite(connection);
        } else {
            dialect.beginRead(connection);
        }
    }

    /** The connection is closed next, which rolls back as well. */
    private static void rollBack(Connection connection, Dialect dialect) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            System.getLogger("dev.candor.store")
                    .log(
                            System.Logger.Level.DEBUG,
                            "a connection was closed: cause={0}",
                            e.getMessage());
        }
    }
}
