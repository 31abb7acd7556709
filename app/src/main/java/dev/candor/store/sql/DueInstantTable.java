package dev.candor.store.sql;

import dev.candor.model.Due;
import dev.candor.store.DueInstants;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code due_instant}. */
record DueInstantTable(Sql sql) implements DueInstants {
    private static final int MOST_DUE = 1000;

    private static final String PUT =
            """
            INSERT INTO due_instant (due_key, at, kind, subject) VALUES (?, ?, ?, ?)
            ON CONFLICT (due_key) DO UPDATE SET
                at = excluded.at, kind = excluded.kind, subject = excluded.subject
            """;

    private static final String REMOVE =
            """
            DELETE FROM due_instant WHERE due_key = ?
            """;

    private static final String FIND =
            """
            SELECT due_key, at, kind, subject FROM due_instant WHERE due_key = ?
            """;

    private static final String DUE =
            """
            SELECT due_key, at, kind, subject FROM due_instant WHERE at <= ?
            ORDER BY at, due_key LIMIT ?
            """;

    private static final String EARLIEST =
            """
            SELECT at FROM due_instant ORDER BY at, due_key LIMIT 1
            """;

    @Override
    public void put(Due due) {
        sql.change(PUT, due.key(), due.at(), due.kind(), due.subject());
    }

    @Override
    public void remove(String key) {
        sql.change(REMOVE, key);
    }

    @Override
    public Optional<Due> find(String key) {
        return sql.first(FIND, DueInstantTable::due, key);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return sql.list(DUE, DueInstantTable::due, now, Sql.bounded(limit, MOST_DUE));
    }

    @Override
    public Optional<Instant> earliest() {
        return sql.first(EARLIEST, row -> row.instant("at"));
    }

    private static Due due(Row row) throws SQLException {
        return new Due(
                row.text("due_key"),
                row.instant("at"),
                row.code("kind", Due.Kind.class),
                row.text("subject"));
    }
}
