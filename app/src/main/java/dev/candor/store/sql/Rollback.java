package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;

/** Takes back what a transaction did. */
final class Rollback {
    private static final System.Logger LOG = System.getLogger("dev.candor.store");

    private Rollback() {}

    /**
     * Rolls back. A connection that cannot do that is replaced: SQLite has already rolled back by
     * itself after some faults, a full disk among them, and then has nothing left to roll back.
     *
     * @param connection what the transaction spoke to
     * @param pooled the same as its pool knows it
     */
    static void of(
            Dialect dialect, Connection connection, Connection pooled, HikariDataSource pool) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection was replaced: cause={0}", e.getMessage());
            pool.evictConnection(pooled);
        }
    }
}
