package dev.candor.store.sql;

import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL.
 *
 * @param where the database's address without user or password, for sentences
 */
record PostgresqlDialect(String where) implements Dialect {
    private static final int CLASS = 2; // the first characters of an SQLSTATE

    private static final String OTHER_TABLES =
            """
            SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()
            HAVING COUNT(*) FILTER (WHERE tablename = 'schema_migration') = 0
            """;

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String sizeQuery() {
        return "SELECT pg_database_size(current_database()) AS bytes";
    }

    /**
     * Text is compared by its bytes, as SQLite does: the server's collation would give every
     * installation another order, and one that changes with the system's C library.
     */
    @Override
    public String schema(String statement) {
        return statement.replaceAll("\\bTEXT\\b", "TEXT COLLATE \"C\"");
    }

    @Override
    public StoreException explain(String tried, SQLException cause) {
        return new StoreException(tried + ": " + sentence(cause), cause);
    }

    private String sentence(SQLException cause) {
        var own = own(cause);
        var state = own == null ? null : own.getSQLState();
        if (own == null || state == null) {
            return cause.getMessage() + "; nothing of this was kept";
        }
        var known = sentence(state);
        return known != null ? known : saidBy(own) + "; nothing of this was kept";
    }

    private @Nullable String sentence(String state) {
        return switch (state) {
            case "28P01", "28000", "08004" ->
                    where
                            + " refused the user or the password: check user= in the address and"
                            + " the password in CANDOR_DB_PASSWORD or ~/.pgpass, and the server's"
                            + " pg_hba.conf";
            case "3D000" ->
                    where
                            + " is not there: create the database on the server (createdb), or"
                            + " check its name";
            case "3F000" ->
                    where + " has no schema to make tables in: create one, or check search_path";
            case "42501" ->
                    "the user may not do this in "
                            + where
                            + "; nothing of this was kept: make that user the owner of the"
                            + " database";
            case "55P03" ->
                    where
                            + " is in use by another Candor: stop that one first, or name another"
                            + " database with --db";
            case "25006" ->
                    where
                            + " can only be read; nothing of this was kept: name the primary"
                            + " server, not a standby";
            case "53100" ->
                    "the disk of " + where + " is full; nothing of this was kept: make room there";
            case "53300" ->
                    where
                            + " has no connection left: raise max_connections on the server, or"
                            + " close other programs";
            default -> byClass(state);
        };
    }

    private @Nullable String byClass(String state) {
        return switch (state.substring(0, Math.min(CLASS, state.length()))) {
            case "08" ->
                    where
                            + " cannot be reached: check that the server runs, its address, and the"
                            + " network between";
            case "57" -> where + " stopped the work or is starting or stopping: try again soon";
            default -> null;
        };
    }

    /** The driver's own exception below those of the pool. */
    private static @Nullable PSQLException own(SQLException cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof PSQLException found) {
                return found;
            }
        }
        return null;
    }

    /** Without the detail, which holds values of rows. */
    private static String saidBy(PSQLException cause) {
        var server = cause.getServerErrorMessage();
        var message = server == null ? cause.getMessage() : server.getMessage();
        return message == null ? "the server gave no reason" : message;
    }

    // The driver's auto-commit mode stays on, and these four say what is meant: a transaction
    // begins when it is told to, not with the first statement.

    /** Not serializable: the owner writes alone, and takes the journal's counter last. */
    @Override
    public void beginWrite(Connection connection) throws SQLException {
        run(connection, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public boolean isForeign(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(OTHER_TABLES)) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    /** A connection that breaks while committing leaves open whether the server committed. */
    @Override
    public StoreException explainCommit(Connection connection, SQLException cause) {
        var own = own(cause);
        var state = own == null ? null : own.getSQLState();
        if (state != null && (state.startsWith("08") || state.startsWith("57"))) {
            return new StoreException(
                    "could not commit: the connection to "
                            + where
                            + " broke; whether this was kept is not known: look before you do it"
                            + " again",
                    cause);
        }
        return explain("could not commit", cause);
    }
}
