package dev.candor.store.sql;

import dev.candor.store.Installation;

import java.time.Instant;
import java.util.Optional;

/** Table {@code installation}: one row. */
record InstallationTable(Sql sql) implements Installation {
    private static final String LAST_ALIVE =
            """
            SELECT last_alive FROM installation WHERE id = 1 AND last_alive IS NOT NULL
            """;

    private static final String ALIVE =
            """
            UPDATE installation SET last_alive = ? WHERE id = 1
            """;

    @Override
    public Optional<Instant> lastAlive() {
        return sql.first(LAST_ALIVE, row -> row.instant("last_alive"));
    }

    @Override
    public DatabaseSize database() {
        var bytes = sql.first(sql.dialect().sizeQuery(), row -> row.number("bytes")).orElse(0L);
        return new DatabaseSize(sql.dialect().product(), bytes);
    }

    @Override
    public void alive(Instant now) {
        sql.change(ALIVE, now);
    }
}
