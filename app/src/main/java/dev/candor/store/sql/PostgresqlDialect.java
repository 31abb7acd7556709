package dev.candor.store.sql;

import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL.
 *
 * @param where the database's address without user or password, for sentences
 */
record PostgresqlDialect(String where) implements Dialect {
    private static final String DISK_FULL = "53100";
    private static final int CLASS = 2; // the first characters of an SQLSTATE

    private static final String BEGIN_WRITE =
            """
            BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            SELECT pg_current_xact_id()::text::bigint\
            """;

    private static final String BEGIN_UNFORCED =
            """
            BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            SELECT pg_current_xact_id()::text::bigint,
                set_config('synchronous_commit', 'off', true)\
            """;

    private static final String KEPT =
            """
            SELECT pg_xact_status(?::text::xid8) = 'committed'
            """;

    private static final String OTHER_TABLES =
            """
            SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()
            HAVING COUNT(*) FILTER (WHERE tablename = 'schema_migration') = 0
            """;

    private static final String GIVEN =
            """
            SELECT c.table_name, s.last_value
            FROM information_schema.columns c
            JOIN pg_sequences s
                ON format('%I.%I', s.schemaname, s.sequencename)::regclass = pg_get_serial_sequence(
                    format('%I.%I', c.table_schema, c.table_name), c.column_name)::regclass
            WHERE c.table_schema = current_schema() AND c.is_identity = 'YES'
                AND s.last_value IS NOT NULL
            """;

    private static final String NUMBERED =
            """
            SELECT column_name, pg_get_serial_sequence(
                format('%I.%I', table_schema, table_name), column_name)
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'YES'
            """;

    private static final String UNSOUND =
            """
            SELECT 'the index ' || indexrelid::regclass || ' is not valid'
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 'the references of ' || conrelid::regclass || ' have not been checked'
            FROM pg_constraint
            WHERE contype = 'f' AND NOT convalidated
                AND connamespace = current_schema()::regnamespace
            LIMIT 10
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
        var sentence = tried + ": " + sentence(cause);
        return DISK_FULL.equals(state(cause))
                ? new StoreFull(sentence, cause)
                : new StoreException(sentence, cause);
    }

    private static @Nullable String state(SQLException cause) {
        var own = own(cause);
        return own == null ? null : own.getSQLState();
    }

    private String sentence(SQLException cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof NotOurs notOurs) {
                return notOurs.sentence();
            }
        }
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
            case "25006", "0A000" ->
                    where
                            + " can only be read; nothing of this was kept: name the primary"
                            + " server, not a standby";
            case DISK_FULL ->
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
    public long beginWrite(Connection connection) throws SQLException {
        return begin(connection, BEGIN_WRITE);
    }

    @Override
    public long beginUnforced(Connection connection) throws SQLException {
        return begin(connection, BEGIN_UNFORCED);
    }

    private static long begin(Connection connection, String how) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(how);
            if (!statement.getMoreResults()) {
                throw new SQLException("the server gave the transaction no number");
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public long written(Connection connection) {
        return 0;
    }

    /** A transaction that has a number writes that it was committed. */
    @Override
    public boolean isEmpty(Connection connection, long before) {
        return false;
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    /** A connection that breaks while committing leaves open whether the server committed. */
    @Override
    public boolean leavesUnknown(SQLException cause) {
        var state = state(cause);
        return state != null && (state.startsWith("08") || state.startsWith("57"));
    }

    /**
     * The connection that asks owns the database, so that the one that was cut off has ended at the
     * server too, one way or the other.
     */
    @Override
    public boolean wasKept(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement(KEPT)) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
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
        return explain("could not commit", cause);
    }

    @Override
    public String overriding() {
        return "OVERRIDING SYSTEM VALUE ";
    }

    /** Through a cursor of the server: the driver would read the whole answer at once. */
    @Override
    public String listed() {
        return "SELECT json_array_elements_text(CAST(? AS json))";
    }

    @Override
    public void each(Connection connection, String query, EachRow look)
            throws IOException, SQLException {
        run(connection, "DECLARE candor_rows NO SCROLL CURSOR FOR " + query);
        try (var statement = connection.createStatement()) {
            var rowsSeen = 1;
            while (rowsSeen > 0) {
                rowsSeen = 0;
                try (var rows = statement.executeQuery("FETCH 500 FROM candor_rows")) {
                    while (rows.next()) {
                        look.look(rows);
                        rowsSeen++;
                    }
                }
            }
        }
        run(connection, "CLOSE candor_rows");
    }

    @Override
    public void deferReferences(Connection connection) throws SQLException {
        run(connection, "SET CONSTRAINTS ALL DEFERRED");
    }

    @Override
    public Map<String, Long> givenNumbers(Connection connection) throws SQLException {
        var numbers = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(GIVEN)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }

    @Override
    public void giveAfter(Connection connection, String table, long number) throws SQLException {
        try (var find = connection.prepareStatement(NUMBERED)) {
            find.setString(1, table);
            try (var rows = find.executeQuery()) {
                if (rows.next()) {
                    raise(connection, new StoredTable(table, List.of()), rows, number);
                }
            }
        }
    }

    private static void raise(
            Connection connection, StoredTable table, ResultSet numbered, long number)
            throws SQLException {
        var column = new StoredTable(numbered.getString(1), List.of()).quoted();
        var raise =
                "SELECT setval(?::regclass, GREATEST(?, (SELECT COALESCE(MAX("
                        + column
                        + "), 1) FROM "
                        + table.quoted()
                        + ")))";
        try (var statement = connection.prepareStatement(raise)) {
            statement.setString(1, numbered.getString(2));
            statement.setLong(2, number);
            statement.execute();
        }
    }

    @Override
    public List<String> selfCheck(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(UNSOUND)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
