package dev.candor.store.sql;

import java.time.Instant;

/** Takes out deliveries that have been settled for long, and messages that nobody has any more. */
record DeliveryExpiry(Sql sql) {
    private static final int MOST = 1_000;

    /** Ids grow with time, so that the oldest are looked at first. */
    private static final String OLD =
            """
            SELECT id, created_at FROM delivery WHERE id > '' AND state <> 'pending'
            ORDER BY id LIMIT ?
            """;

    private static final String REMOVE =
            """
            DELETE FROM delivery WHERE id = ?
            """;

    private static final String ORPHANS =
            """
            SELECT id FROM message m WHERE created_at < ?
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.message = m.id)
                AND NOT EXISTS (SELECT 1 FROM fan_out f
                    WHERE f.position = m.position AND f.message = m.id)
            ORDER BY created_at LIMIT ?
            """;

    private static final String REMOVE_MESSAGE =
            """
            DELETE FROM message WHERE id = ?
            """;

    private record Old(String id, Instant createdAt) {}

    boolean expire(Instant before, int limit) {
        var most = Sql.bounded(limit, MOST);
        var old =
                sql
                        .list(OLD, row -> new Old(row.text("id"), row.instant("created_at")), most)
                        .stream()
                        .filter(each -> each.createdAt().isBefore(before))
                        .toList();
        sql.each(REMOVE, old, each -> new Object[] {each.id()});
        var orphans = sql.list(ORPHANS, row -> row.text("id"), before, most);
        sql.each(REMOVE_MESSAGE, orphans, id -> new Object[] {id});
        return old.size() == most || orphans.size() == most;
    }
}
