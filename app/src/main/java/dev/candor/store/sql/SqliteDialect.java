package dev.candor.store.sql;

import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SQLite.
 *
 * @param file the database file, for sentences
 */
record SqliteDialect(Path file) implements Dialect {
    private static final int PRIMARY_CODE = 0xff; // extended codes carry the primary one below

    /** With less than that, an error of the disk is one for want of room: a log's first pages. */
    private static final long NO_ROOM = 256 * 1024;

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

    private static final String RAISE =
            """
            UPDATE sqlite_sequence SET seq = MAX(seq, ?) WHERE name = ?
            """;

    private static final String REMEMBER =
            """
            INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)
            """;

    private static final String REMEMBERS =
            """
            SELECT 1 FROM sqlite_master
            WHERE type = 'table' AND name = ? AND sql LIKE '%AUTOINCREMENT%'
            """;

    private static final int MOST_FOUND = 10;

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
        var sentence = tried + ": " + sentence(cause);
        return isFull(cause) ? new StoreFull(sentence, cause) : new StoreException(sentence, cause);
    }

    /**
     * SQLite says "full" when the database or its log cannot grow; the index of the log, or a file
     * that cannot be made, come out as errors of the disk.
     */
    private boolean isFull(SQLException cause) {
        return cause instanceof SQLiteException sqlite
                && switch (primary(sqlite)) {
                    case SQLITE_FULL -> true;
                    case SQLITE_IOERR, SQLITE_CANTOPEN -> hasNoRoom();
                    default -> false;
                };
    }

    private boolean hasNoRoom() {
        try {
            return Files.getFileStore(file).getUsableSpace() < NO_ROOM;
        } catch (IOException _) {
            return false;
        }
    }

    private String sentence(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return cause.getMessage() + "; nothing of this was kept";
        }
        if (isFull(cause)) {
            return "the disk of "
                    + file
                    + " is full; nothing of this was kept: make room and try again";
        }
        return switch (primary(sqlite)) {
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
    public long beginWrite(Connection connection) throws SQLException {
        return begin(connection, "FULL");
    }

    @Override
    public long beginUnforced(Connection connection) throws SQLException {
        return begin(connection, "NORMAL");
    }

    /** Each says how it is to be synchronised, so that none depends on the one before it. */
    private static long begin(Connection connection, String synchronous) throws SQLException {
        try (var statement = connection.createStatement()) {
            // The driver runs several statements in one text only as an update.
            statement.executeUpdate("PRAGMA synchronous = " + synchronous + "; BEGIN IMMEDIATE");
        }
        return 0;
    }

    @Override
    public long written(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT total_changes()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public boolean isEmpty(Connection connection, long before) throws SQLException {
        return written(connection) == before;
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        run(connection, "BEGIN DEFERRED");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    /** The file is at hand: a commit that failed has not happened. */
    @Override
    public boolean leavesUnknown(SQLException cause) {
        return false;
    }

    @Override
    public boolean wasKept(Connection connection, long number) {
        return false;
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

    @Override
    public String listed() {
        return "SELECT value FROM json_each(?)";
    }

    @Override
    public void each(Connection connection, String query, EachRow look)
            throws IOException, SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                look.look(rows);
            }
        }
    }

    @Override
    public void deferReferences(Connection connection) throws SQLException {
        run(connection, "PRAGMA defer_foreign_keys = ON");
    }

    @Override
    public Map<String, Long> givenNumbers(Connection connection) throws SQLException {
        var numbers = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name, seq FROM sqlite_sequence")) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }

    /** Tables that do not remember what they gave have no row to be raised. */
    @Override
    public void giveAfter(Connection connection, String table, long number) throws SQLException {
        if (!remembersNumbers(connection, table)) {
            return;
        }
        try (var raise = connection.prepareStatement(RAISE);
                var add = connection.prepareStatement(REMEMBER)) {
            raise.setLong(1, number);
            raise.setString(2, table);
            if (raise.executeUpdate() == 0) {
                add.setString(1, table);
                add.setLong(2, number);
                add.executeUpdate();
            }
        }
    }

    private static boolean remembersNumbers(Connection connection, String table)
            throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBERS)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public List<String> selfCheck(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("PRAGMA quick_check(" + MOST_FOUND + ")")) {
                while (rows.next()) {
                    if (!rows.getString(1).equals("ok")) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        danglingReference(connection).ifPresent(found::add);
        return found;
    }
}
