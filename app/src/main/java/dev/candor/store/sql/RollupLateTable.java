package dev.candor.store.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Table {@code rollup_late}: minutes that must be summed up anew. */
record RollupLateTable(Sql sql) {
    private static final String ADD =
            """
            INSERT INTO rollup_late (check_number, start_at) VALUES (?, ?)
            ON CONFLICT (check_number, start_at) DO NOTHING
            """;

    private static final String NEXT =
            """
            SELECT check_number, start_at FROM rollup_late
            ORDER BY check_number, start_at LIMIT ?
            """;

    private static final String REMOVE =
            """
            DELETE FROM rollup_late WHERE check_number = ? AND start_at = ?
            """;

    /**
     * A minute of a check.
     *
     * @param check the check's number
     * @param start the minute's first instant
     */
    record Late(long check, Instant start) {}

    void add(Collection<Late> minutes) {
        sql.each(ADD, minutes, late -> new Object[] {late.check(), late.start()});
    }

    /** At most {@code limit}. */
    List<Late> next(int limit) {
        return sql.list(
                NEXT, row -> new Late(row.number("check_number"), row.instant("start_at")), limit);
    }

    void remove(Collection<Late> minutes) {
        sql.each(REMOVE, minutes, late -> new Object[] {late.check(), late.start()});
    }
}
