package dev.candor.store.sql;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.PageId;
import dev.candor.store.AudienceSources;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Table {@code audience_source}. */
record AudienceSourceTable(Sql sql) implements AudienceSources {
    private static final String ALL =
            """
            SELECT audience, outcome, detail, asked_at, taken_at, failing_since
            FROM audience_source
            WHERE page = ? ORDER BY audience
            """;

    private static final String FIND =
            """
            SELECT audience, outcome, detail, asked_at, taken_at, failing_since
            FROM audience_source
            WHERE page = ? AND audience = ?
            """;

    private static final String ADD =
            """
            INSERT INTO audience_source (page, audience, outcome, detail) VALUES (?, ?, ?, ?)
            """;

    private static final String FORGET =
            """
            DELETE FROM audience_source WHERE page = ? AND audience = ?
            """;

    private static final String ASKED =
            """
            UPDATE audience_source SET outcome = ?, detail = ?, asked_at = ?, taken_at = ?,
                failing_since = ?
            WHERE page = ? AND audience = ?
            """;

    @Override
    public List<AudienceSource> all(PageId page) {
        return sql.list(ALL, AudienceSourceTable::read, page);
    }

    @Override
    public Optional<AudienceSource> find(PageId page, Audience audience) {
        return sql.first(FIND, AudienceSourceTable::read, page, audience);
    }

    @Override
    public void declare(PageId page, Collection<Audience> audiences) {
        var fresh = new HashSet<>(audiences);
        for (var known : all(page)) {
            if (!fresh.remove(known.audience())) {
                sql.change(FORGET, page, known.audience());
            }
        }
        sql.each(ADD, fresh, each -> new Object[] {page, each, AudienceSource.Outcome.WAITING, ""});
    }

    @Override
    public void asked(PageId page, AudienceSource it) {
        sql.change(
                ASKED,
                it.outcome(),
                it.detail(),
                it.askedAt(),
                it.takenAt(),
                it.failingSince(),
                page,
                it.audience());
    }

    private static AudienceSource read(Row row) throws SQLException {
        return new AudienceSource(
                new Audience(row.text("audience")),
                row.code("outcome", AudienceSource.Outcome.class),
                row.text("detail"),
                row.instantOrNull("asked_at"),
                row.instantOrNull("taken_at"),
                row.instantOrNull("failing_since"));
    }
}
