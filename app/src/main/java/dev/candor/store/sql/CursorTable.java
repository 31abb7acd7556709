package dev.candor.store.sql;

import dev.candor.store.Cursors;

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
    public void move(String consumer, long position) {
        sql.change(MOVE, consumer, position);
    }
}
