package dev.candor.store.sql;

import dev.candor.store.Deliveries.Pause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code channel_pause}. */
record ChannelPauseTable(Sql sql) {
    /** A row for each channel at most. */
    private static final String ALL =
            """
            SELECT channel, since FROM channel_pause ORDER BY channel
            """;

    private static final String FIND =
            """
            SELECT since FROM channel_pause WHERE channel = ?
            """;

    private static final String ADD =
            """
            INSERT INTO channel_pause (channel, since) VALUES (?, ?)
            ON CONFLICT (channel) DO NOTHING
            """;

    private static final String REMOVE =
            """
            DELETE FROM channel_pause WHERE channel = ?
            """;

    List<Pause> all() {
        return sql.list(ALL, row -> new Pause(row.text("channel"), row.instant("since")));
    }

    void add(String channel, Instant at) {
        sql.change(ADD, channel, at);
    }

    Optional<Instant> remove(String channel) {
        var since = sql.first(FIND, row -> row.instant("since"), channel);
        sql.change(REMOVE, channel);
        return since;
    }
}
