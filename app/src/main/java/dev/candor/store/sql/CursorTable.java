package dev.candor.store.sql;

import dev.candor.store.Cursors;

import java.util.SortedMap;
import java.util.TreeMap;

/** Table {@code journal_cursor}. */
record CursorTable(Sql sql) implements Cursors {
    private static final String POSITION =
            """
            SELECT position FROM journal_cursor WHERE consumer = ?
            """;

    /** Those that stand where no entry can be. */
    static final String OUTSIDE =
            """
            SELECT consumer, position FROM journal_cursor WHERE position < 0 OR position > ?
            ORDER BY consumer LIMIT 10
            """;

    private static final String ALL =
            """
            SELECT consumer, position FROM journal_cursor ORDER BY consumer
            """;

    private static final String MOVE =
            """
            INSERT INTO journal_cursor (consumer, position) VALUES (?, ?)
            ON CONFLICT (consumer) DO UPDATE SET position = excluded.position
            """;

    @Override
    public long position(String consumer) {
        return sql.first(POSITION, row -> row.number("position"), consumer).orElse(0L);
    }

    @Override
    public SortedMap<String, Long> all() {
        var positions = new TreeMap<String, Long>();
        sql.list(ALL, row -> positions.put(row.text("consumer"), row.number("position")));
        return positions;
    }

    @Override
    public void move(String consumer, long position) {
        sql.change(MOVE, consumer, position);
    }
}
