package dev.candor.store.sql;

import dev.candor.store.StoreException;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * SQLite.
 *
 * @param file the database file, for sentences
 */
record SqliteDialect(Path file) implements Dialect {
    private static final int PRIMARY_CODE = 0xff; // extended codes carry the primary one below

    private static final String OTHER_TABLES =
            """
            SELECT COUNT(*) FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            HAVING SUM(name = 'schema_migration') = 0
            """;

    private static final String FOREIGN_KEYS =
            """
            SELECT "table", "parent" FROM pragma_foreign_key_check ORDER BY "table", "rowid" LIMIT 1
            """;

    @Override
    public String folder() {
        return "sqlite";
    }

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public String sizeQuery() {
        return "SELECT page_count * page_size AS bytes FROM pragma_page_count(),"
                + " pragma_page_size()";
    }

    @Override
    public StoreException explain(String tried, SQLException cause) {
        return new StoreException(tried + ": " + sentence(cause), cause);
    }

    private String sentence(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return cause.getMessage() + "; nothing of this was kept";
        }
        return switch (primary(sqlite)) {
            case SQLITE_FULL ->
                    "the disk of "
                            + file
                            + " is full; nothing of this was kept: make room and try again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                    file
                            + " cannot be written; nothing of this was kept: check its owner and"
                            + " mode, and that its disk is not mounted read-only";
            case SQLITE_CANTOPEN ->
                    file
                            + " cannot be opened: check that the folder is there and belongs to"
                            + " the user that runs Candor";
            case SQLITE_NOTADB ->
                    file
                            + " is not a SQLite database: move it away to begin afresh, or restore"
                            + " a backup";
            case SQLITE_CORRUPT ->
                    file + " is damaged: stop Candor, keep a copy of it, and restore a backup";
            case SQLITE_IOERR ->
                    "the disk of "
                            + file
                            + " reported an error; nothing of this was kept: check the system's"
                            + " log ("
                            + sqlite.getResultCode().name()
                            + ")";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    file
                            + " is locked by another program; nothing of this was kept: close that"
                            + " program and try again";
            default -> sqlite.getMessage() + "; nothing of this was kept";
        };
    }

    private static SQLiteErrorCode primary(SQLiteException cause) {
        return SQLiteErrorCode.getErrorCode(cause.getResultCode().code & PRIMARY_CODE);
    }

    // The driver's own commit() also begins the next transaction, and fails when only that fails;
    // and after a begin that failed it believes to be in a transaction, in which every statement
    // then commits by itself. So connections stay in the driver's auto-commit mode, and these four
    // say what is meant.

    @Override
    public void beginWrite(Connection connection) throws SQLException {
        run(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        run(connection, "BEGIN DEFERRED");
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

    @Override
    public StoreException explainCommit(Connection connection, SQLException cause) {
        if (cause instanceof SQLiteException sqlite
                && primary(sqlite) == SQLiteErrorCode.SQLITE_CONSTRAINT) {
            try {
                var row = danglingReference(connection);
                if (row.isPresent()) {
                    return new StoreException(
                            "could not commit: " + row.get() + "; nothing of this was kept", cause);
                }
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
        return explain("could not commit", cause);
    }

    private static Optional<String> danglingReference(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FOREIGN_KEYS)) {
            return rows.next()
                    ? Optional.of(
                            "a row of "
                                    + rows.getString(1)
                                    + " refers to a row of "
                                    + rows.getString(2)
                                    + " that is not there")
                    : Optional.empty();
        }
    }
}
