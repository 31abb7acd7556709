package dev.candor.store.sql;

import dev.candor.model.NoticeId;
import dev.candor.store.Requests;

import java.time.Instant;
import java.util.Optional;

/** Table {@code request}. */
record RequestTable(Sql sql) implements Requests {
    private static final String DONE =
            """
            SELECT notice FROM request WHERE request_key = ?
            """;

    private static final String REMEMBER =
            """
            INSERT INTO request (request_key, notice, at) VALUES (?, ?, ?)
            """;

    private static final String FORGET =
            """
            DELETE FROM request WHERE request_key IN
                (SELECT request_key FROM request WHERE at < ? ORDER BY at, request_key LIMIT ?)
            """;

    @Override
    public Optional<NoticeId> done(String key) {
        return sql.first(DONE, row -> row.notice("notice"), key);
    }

    @Override
    public void remember(String key, NoticeId notice, Instant at, Instant forget) {
        sql.change(FORGET, forget, FORGOTTEN_AT_ONCE);
        sql.change(REMEMBER, key, notice, at);
    }
}
