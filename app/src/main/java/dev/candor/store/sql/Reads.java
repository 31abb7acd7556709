package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import dev.candor.store.StoreException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads, each on a connection of its own, which sees what was committed when it began. Thread-safe.
 *
 * @param pool their connections
 * @param dialect how the database is spoken to
 * @param settings how many connections there are, and how long a read waits for one
 * @param seam what the tests look through at each connection
 */
record Reads(
        HikariDataSource pool,
        Dialect dialect,
        StoreSettings settings,
        UnaryOperator<Connection> seam) {
    /**
     * What that work finds.
     *
     * @throws StoreException when the database cannot be read, or every reader was busy for too
     *     long
     */
    <T> T read(Function<SqlTransaction, T> work) {
        try (var pooled = pool.getConnection()) {
            var connection = seam.apply(pooled);
            try {
                dialect.beginRead(connection);
                var transaction = new SqlTransaction(connection, dialect, false);
                // A deferred transaction takes its snapshot with its first read: this one.
                transaction.journal().head();
                return work.apply(transaction);
            } finally {
                Rollback.of(dialect, connection, pooled, pool);
            }
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() != null) { // no connection could be made
                throw dialect.explain("could not read", e);
            }
            throw new StoreException(
                    "could not read: all "
                            + settings.readers()
                            + " readers were busy for "
                            + settings.longestWait().toMillis()
                            + " ms; try again",
                    e);
        } catch (SQLException e) {
            throw dialect.explain("could not read", e);
        }
    }

    /** Closes every connection; work at hand fails. */
    void close() {
        pool.close();
    }
}
