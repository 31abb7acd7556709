package dev.candor.store.sql;

import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Proposal;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Table {@code notice}: what a notice is, without its parts and texts. */
record NoticeTable(Sql sql) {
    private static final String ADD =
            """
            INSERT INTO notice
                (audience, kind, state, closed, draft, authority, planned_start, planned_end,
                planned_zone, proposal_state, proposal_end, proposal_made_at, outside_key,
                created_at, changed_at, id, page, language)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REPLACE =
            """
            UPDATE notice SET
                audience = ?, kind = ?, state = ?, closed = ?, draft = ?, authority = ?,
                planned_start = ?, planned_end = ?, planned_zone = ?, proposal_state = ?,
                proposal_end = ?, proposal_made_at = ?, outside_key = ?, created_at = ?,
                changed_at = ?
            WHERE id = ? AND page = ? AND language = ?
            """;

    private static final String COLUMNS =
            """
            SELECT id, page, audience, language, kind, state, draft, authority, planned_start,
                planned_end, planned_zone, proposal_state, proposal_end, proposal_made_at,
                outside_key, created_at, changed_at
            FROM notice
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    WHERE id = ? AND (audience = 'public' OR audience = ?) AND draft <= ?
                    """;

    private static final String FIND_BY_KEY =
            COLUMNS
                    + """
                    WHERE page = ? AND outside_key = ?
                    """;

    private static final String NEWEST =
            COLUMNS
                    + """
                    WHERE page = ? AND (audience = 'public' OR audience = ?) AND draft <= ?
                    ORDER BY created_at DESC, id DESC LIMIT ?
                    """;

    private static final String NEWEST_AFTER =
            COLUMNS
                    + """
                    WHERE page = ? AND (audience = 'public' OR audience = ?) AND draft <= ?
                        AND (created_at, id) < (?, ?)
                    ORDER BY created_at DESC, id DESC LIMIT ?
                    """;

    private static final String ALL =
            COLUMNS
                    + """
                    WHERE page = ? AND (audience = 'public' OR audience = ?) AND draft = 0
                    ORDER BY created_at DESC, id DESC
                    """;

    private static final String OPEN =
            COLUMNS
                    + """
                    WHERE page = ? AND closed = 0
                    ORDER BY created_at, id
                    """;

    private static final String CREATED =
            """
            SELECT created_at FROM notice WHERE id = ? AND page = ?
            """;

    private static final String LANGUAGE =
            """
            SELECT language FROM notice WHERE id = ?
            """;

    /** A row before parts and texts are added. */
    record Head(
            NoticeId id,
            PageId page,
            Audience audience,
            String language,
            NoticeKind kind,
            NoticeState state,
            boolean draft,
            Notice.Authority authority,
            @Nullable Planned planned,
            @Nullable Proposal proposal,
            @Nullable String key,
            Instant createdAt,
            Instant changedAt) {}

    void add(Notice notice, String language) {
        sql.change(ADD, parameters(notice, language));
    }

    /** Whether there was one to replace. */
    boolean replace(Notice notice, String language) {
        return sql.change(REPLACE, parameters(notice, language)) == 1;
    }

    /** The language of the notice's own texts. */
    Optional<String> language(NoticeId id) {
        return sql.first(LANGUAGE, row -> row.text("language"), id);
    }

    Optional<Head> find(NoticeId id, Audience audience, boolean drafts) {
        return sql.first(FIND, NoticeTable::head, id, audience, drafts);
    }

    Optional<Head> findByKey(PageId page, String key) {
        return sql.first(FIND_BY_KEY, NoticeTable::head, page, key);
    }

    List<Head> newest(PageId page, Audience audience, boolean drafts, int limit) {
        return sql.list(NEWEST, NoticeTable::head, page, audience, drafts, limit);
    }

    List<Head> newestAfter(
            PageId page, Audience audience, boolean drafts, int limit, NoticeId after) {
        return sql.first(CREATED, row -> row.instant("created_at"), after, page)
                .map(created ->
                        sql.list(
                                NEWEST_AFTER,
                                NoticeTable::head,
                                page,
                                audience,
                                drafts,
                                created,
                                after,
                                limit))
                .orElse(List.of());
    }

    List<Head> all(PageId page, Audience audience) {
        return sql.list(ALL, NoticeTable::head, page, audience);
    }

    List<Head> open(PageId page) {
        return sql.list(OPEN, NoticeTable::head, page);
    }

    private static @Nullable Object[] parameters(Notice notice, String language) {
        var planned = notice.planned();
        var proposal = notice.proposal();
        return new @Nullable Object[] {
            notice.audience(),
            notice.kind(),
            notice.state(),
            notice.state().isClosed(),
            notice.draft(),
            notice.authority(),
            planned == null ? null : planned.start(),
            planned == null ? null : planned.end(),
            planned == null ? null : planned.zone(),
            proposal == null ? null : proposal.state(),
            proposal == null ? null : proposal.end(),
            proposal == null ? null : proposal.madeAt(),
            notice.key(),
            notice.createdAt(),
            notice.changedAt(),
            notice.id(),
            notice.page(),
            language
        };
    }

    private static Head head(Row row) throws SQLException {
        return new Head(
                row.notice("id"),
                new PageId(row.text("page")),
                new Audience(row.text("audience")),
                row.text("language"),
                row.code("kind", NoticeKind.class),
                row.code("state", NoticeState.class),
                row.flag("draft"),
                row.code("authority", Notice.Authority.class),
                planned(row),
                proposal(row),
                row.textOrNull("outside_key"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    private static @Nullable Planned planned(Row row) throws SQLException {
        var start = row.textOrNull("planned_start");
        var end = row.textOrNull("planned_end");
        return start == null
                ? null
                : new Planned(
                        LocalDateTime.parse(start),
                        end == null ? null : LocalDateTime.parse(end),
                        ZoneId.of(row.text("planned_zone")));
    }

    private static @Nullable Proposal proposal(Row row) throws SQLException {
        var state = row.codeOrNull("proposal_state", NoticeState.class);
        return state == null
                ? null
                : new Proposal(state, row.instant("proposal_end"), row.instant("proposal_made_at"));
    }
}
