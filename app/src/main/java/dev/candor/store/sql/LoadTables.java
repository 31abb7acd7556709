package dev.candor.store.sql;

import dev.candor.store.Marks;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills a database inside one open transaction: what the schema's steps put there is taken out
 * first, rows go in a batch at a time, and the counts are compared at the end. Confined to one
 * thread.
 */
final class LoadTables implements RowSink, AutoCloseable {
    private static final int BATCH = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final Marks marks;
    private final Map<String, StoredTable> known;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private @Nullable StoredTable table;
    private @Nullable PreparedStatement insert;
    private int waiting;

    private LoadTables(
            Connection connection, Dialect dialect, Marks marks, Map<String, StoredTable> known) {
        this.connection = connection;
        this.dialect = dialect;
        this.marks = marks;
        this.known = known;
    }

    /** Empties the database and gets ready. */
    static LoadTables into(Connection connection, Dialect dialect, Marks marks)
            throws SQLException {
        List<StoredTable> tables = StoredTables.of(connection);
        dialect.deferReferences(connection);
        try (var statement = connection.createStatement()) {
            for (var each : tables.reversed()) {
                statement.executeUpdate("DELETE FROM " + each.quoted());
            }
        }
        var byName =
                tables.stream().collect(Collectors.toMap(StoredTable::name, Function.identity()));
        return new LoadTables(connection, dialect, marks, byName);
    }

    @Override
    public void table(StoredTable next) throws SQLException {
        finishTable();
        var here = known.get(next.name());
        if (here == null || !here.columns().containsAll(next.columns())) {
            throw new StoreException(
                    "the table "
                            + next.name()
                            + " has other columns in the database that is to be filled; nothing was"
                            + " changed: take the version of Candor that made the other");
        }
        table = next;
        counts.put(next.name(), 0L);
        insert = connection.prepareStatement(next.insert(dialect.overriding()));
    }

    @Override
    public void row(@Nullable Object[] values) throws SQLException {
        if (insert == null || table == null || values.length != table.columns().size()) {
            throw new StoreException("a row came with another number of values than its table has");
        }
        for (var i = 0; i < values.length; i++) {
            bind(insert, i + 1, values[i]);
        }
        insert.addBatch();
        waiting++;
        counts.merge(table.name(), 1L, Long::sum);
        if (waiting == BATCH) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void given(String name, long number) throws SQLException {
        finishTable();
        numbers.put(name, number);
    }

    /**
     * Writes what waits, moves on the numbers that tables give, and compares the counts.
     *
     * @return how many rows there are now, by table
     */
    Map<String, Long> finish() throws SQLException {
        finishTable();
        for (var each : known.values()) {
            dialect.giveAfter(connection, each.name(), numbers.getOrDefault(each.name(), 0L));
            var expected = counts.getOrDefault(each.name(), 0L);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM " + each.quoted())) {
                if (!rows.next() || rows.getLong(1) != expected) {
                    throw new StoreException(
                            "the table "
                                    + each.name()
                                    + " did not take all of its "
                                    + expected
                                    + " rows; nothing was changed");
                }
            }
        }
        return Map.copyOf(counts);
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.close();
            insert = null;
        }
    }

    private void finishTable() throws SQLException {
        if (insert == null) {
            return;
        }
        if (waiting > 0) {
            insert.executeBatch();
            waiting = 0;
        }
        close();
        marks.reached(Marks.Point.LOAD_TABLE);
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case Long number -> statement.setLong(place, number);
            case Double number -> statement.setDouble(place, number);
            case byte[] bytes -> statement.setBytes(place, bytes);
            default -> statement.setString(place, value.toString());
        }
    }
}
