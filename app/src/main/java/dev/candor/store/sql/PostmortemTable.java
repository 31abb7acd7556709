package dev.candor.store.sql;

import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;
import dev.candor.store.Postmortems;
import dev.candor.store.StoreException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Table {@code postmortem_revision}. */
record PostmortemTable(Sql sql) implements Postmortems {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .addModule(EventJson.identifiers())
                    .build();

    private static final String COLUMNS =
            """
            SELECT notice, revision, page, visibility, promised_by, changed_at, published_at,
                actor, content
            FROM postmortem_revision
            """;

    private static final String OUTDATE =
            """
            UPDATE postmortem_revision SET newest = 0 WHERE notice = ?
            """;

    private static final String ADD =
            """
            INSERT INTO postmortem_revision
                (notice, revision, page, newest, visibility, promised_by, changed_at, published_at,
                actor, content)
            VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = COLUMNS + " WHERE notice = ? ORDER BY revision DESC LIMIT 1";

    private static final String REVISIONS = COLUMNS + " WHERE notice = ? ORDER BY revision";

    private static final String ALL = COLUMNS + " WHERE page = ? AND newest = 1 ORDER BY notice";

    @Override
    public void add(Postmortem revision) {
        sql.change(OUTDATE, revision.notice());
        sql.change(
                ADD,
                revision.notice(),
                revision.revision(),
                revision.page(),
                revision.visibility(),
                revision.promisedBy(),
                revision.changedAt(),
                revision.publishedAt(),
                revision.actor(),
                JSON.writeValueAsString(revision.content()));
    }

    @Override
    public Optional<Postmortem> find(NoticeId notice) {
        return sql.first(FIND, PostmortemTable::postmortem, notice);
    }

    @Override
    public List<Postmortem> revisions(NoticeId notice) {
        return sql.list(REVISIONS, PostmortemTable::postmortem, notice);
    }

    @Override
    public List<Postmortem> all(PageId page) {
        return sql.list(ALL, PostmortemTable::postmortem, page);
    }

    private static Postmortem postmortem(Row row) throws SQLException {
        var promised = row.textOrNull("promised_by");
        return new Postmortem(
                row.notice("notice"),
                new PageId(row.text("page")),
                row.code("visibility", Postmortem.Visibility.class),
                promised == null ? null : LocalDate.parse(promised),
                row.count("revision"),
                row.instant("changed_at"),
                row.instantOrNull("published_at"),
                row.text("actor"),
                content(row.text("content")));
    }

    private static PostmortemContent content(String json) {
        try {
            return JSON.readValue(json, PostmortemContent.class);
        } catch (JacksonException e) {
            throw new StoreException("a postmortem cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
