package dev.candor.store.sql;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Connections that write, each of which owns the database before anybody gets it: it takes the
 * advisory lock and keeps it while it lives. One that follows another also sees that nobody owned
 * the database in between: the journal must end where we left it, since whoever takes a database
 * over journals that first. Thread-safe.
 */
final class OwnersSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private static final String LOCK_TIMEOUT = "55P03";

    private static final String HOLDER =
            """
            SELECT application_name, host(client_addr), to_char(backend_start AT TIME ZONE 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND (classid::bigint << 32) | objid::bigint = ?
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private static final String HEAD =
            """
            SELECT value FROM counter WHERE name = 'journal'
            """;

    private final String where;
    private final String session;
    // Guarded by this. Where the journal ends, as far as we know; -1 before the first connection.
    private long head = -1;
    private long perhaps = -1;

    /**
     * A source that has given no connection yet.
     *
     * @param where the database, for sentences
     * @param session what makes a connection the owner's
     */
    OwnersSource(String where, String session) {
        this.where = where;
        this.session = session;
    }

    /** We wrote the journal to that position. */
    synchronized void journalled(long position) {
        head = position;
        perhaps = position;
    }

    /** We may have written it to there: the answer did not come. */
    synchronized void perhapsJournalled(long position) {
        perhaps = position;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            own(connection);
            requireUntouched(connection);
            return connection;
        } catch (SQLException failure) {
            try (connection) {
                throw failure;
            }
        }
    }

    /**
     * Makes a connection the owner's.
     *
     * @throws NotOurs when somebody else has the database
     */
    void own(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(session);
        } catch (PSQLException refused) {
            if (LOCK_TIMEOUT.equals(refused.getSQLState())) {
                throw new NotOurs(
                        where
                                + " is in use by another Candor"
                                + holder(connection)
                                + ": stop that one first, or name another database with --db");
            }
            throw refused;
        }
    }

    /** Who has the lock, as far as this user may see it. */
    private static String holder(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, PostgresqlDatabase.OWNER);
            return holder(statement);
        }
    }

    private static String holder(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            if (!rows.next() || rows.getString(1) == null || rows.getString(1).isEmpty()) {
                return "";
            }
            var address = Objects.requireNonNullElse(rows.getString(2), "the server's own machine");
            return " (" + rows.getString(1) + " on " + address + since(rows.getString(3)) + ")";
        }
    }

    private static String since(@Nullable String start) {
        return start == null ? "" : ", connected since " + start;
    }

    private synchronized void requireUntouched(Connection connection) throws SQLException {
        long found;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HEAD)) {
            found = rows.next() ? rows.getLong(1) : 0;
        }
        if (head >= 0 && found != head && found != perhaps) {
            throw new NotOurs(
                    "another Candor has written to "
                            + where
                            + " while this one had no connection; this one writes no more: stop one"
                            + " of them, and restart the other");
        }
        journalled(found);
    }
}
