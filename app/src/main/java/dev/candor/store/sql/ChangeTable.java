package dev.candor.store.sql;

import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.store.Changes;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables {@code deliberate_change} and {@code change_component}. */
record ChangeTable(Sql sql) implements Changes {
    private static final int MOST = 1_000;

    private static final String COLUMNS =
            """
            SELECT id, page, shown, what, start_at, finish_at, exit_status, link, actor, notice,
                outside_key, created_at, changed_at
            FROM deliberate_change
            """;

    private static final String ADD =
            """
            INSERT INTO deliberate_change
                (id, page, shown, what, start_at, finish_at, exit_status, link, actor, notice,
                outside_key, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REPLACE =
            """
            UPDATE deliberate_change SET shown = ?, what = ?, start_at = ?, finish_at = ?,
                exit_status = ?, link = ?, notice = ?, changed_at = ?
            WHERE id = ?
            """;

    private static final String FIND = COLUMNS + " WHERE id = ?";

    private static final String FIND_BY_KEY = COLUMNS + " WHERE page = ? AND outside_key = ?";

    private static final String NEWEST =
            COLUMNS + " WHERE page = ? ORDER BY start_at DESC, id DESC LIMIT ?";

    private static final String NEWEST_AFTER =
            COLUMNS
                    + " WHERE page = ? AND (start_at, id) < (?, ?)"
                    + " ORDER BY start_at DESC, id DESC LIMIT ?";

    private static final String NEWEST_SHOWN =
            COLUMNS + " WHERE page = ? AND shown = 1 ORDER BY start_at DESC, id DESC LIMIT ?";

    private static final String NEWEST_SHOWN_AFTER =
            COLUMNS
                    + " WHERE page = ? AND shown = 1 AND (start_at, id) < (?, ?)"
                    + " ORDER BY start_at DESC, id DESC LIMIT ?";

    private static final String BETWEEN =
            COLUMNS
                    + " WHERE page = ? AND start_at >= ? AND start_at < ?"
                    + " ORDER BY start_at DESC, id DESC LIMIT ?";

    private static final String OF = COLUMNS + " WHERE notice = ? ORDER BY start_at, id";

    private static final String ADD_COMPONENT =
            """
            INSERT INTO change_component (change_id, place, page, component) VALUES (?, ?, ?, ?)
            """;

    private static final String REMOVE_COMPONENTS =
            """
            DELETE FROM change_component WHERE change_id = ?
            """;

    private static final String COMPONENTS =
            """
            SELECT component FROM change_component WHERE change_id = ? ORDER BY place
            """;

    @Override
    public void add(Change change) {
        sql.change(
                ADD,
                change.id(),
                change.page(),
                change.shown(),
                change.what(),
                change.start(),
                change.finish(),
                change.exitStatus(),
                change.link(),
                change.actor(),
                change.notice(),
                change.key(),
                change.createdAt(),
                change.changedAt());
        addComponents(change);
    }

    @Override
    public void replace(Change change) {
        var changed =
                sql.change(
                        REPLACE,
                        change.shown(),
                        change.what(),
                        change.start(),
                        change.finish(),
                        change.exitStatus(),
                        change.link(),
                        change.notice(),
                        change.changedAt(),
                        change.id());
        if (changed == 0) {
            throw new StoreException(
                    "could not write the changes: there is no change " + change.id());
        }
        sql.change(REMOVE_COMPONENTS, change.id());
        addComponents(change);
    }

    private void addComponents(Change change) {
        sql.each(
                ADD_COMPONENT,
                IntStream.range(0, change.components().size()).boxed().toList(),
                place ->
                        new Object[] {
                            change.id(), place, change.page(), change.components().get(place)
                        });
    }

    @Override
    public Optional<Change> find(ChangeId id) {
        return sql.first(FIND, this::change, id);
    }

    @Override
    public Optional<Change> findByKey(PageId page, String key) {
        return sql.first(FIND_BY_KEY, this::change, page, key);
    }

    @Override
    public List<Change> newest(PageId page, boolean shownOnly, int limit, @Nullable Change after) {
        var most = Sql.bounded(limit, MOST);
        if (after == null) {
            return sql.list(shownOnly ? NEWEST_SHOWN : NEWEST, this::change, page, most);
        }
        return sql.list(
                shownOnly ? NEWEST_SHOWN_AFTER : NEWEST_AFTER,
                this::change,
                page,
                after.start(),
                after.id(),
                most);
    }

    @Override
    public List<Change> between(PageId page, Instant from, Instant to, int limit) {
        return sql.list(BETWEEN, this::change, page, from, to, Sql.bounded(limit, MOST));
    }

    @Override
    public List<Change> of(NoticeId notice) {
        return sql.list(OF, this::change, notice);
    }

    private Change change(Row row) throws SQLException {
        var id = new ChangeId(row.text("id"));
        var link = row.textOrNull("link");
        var finish = row.instantOrNull("finish_at");
        var status = row.textOrNull("exit_status");
        return new Change(
                id,
                new PageId(row.text("page")),
                row.flag("shown"),
                row.text("what"),
                row.instant("start_at"),
                finish,
                status == null ? null : Integer.valueOf(status),
                components(id),
                link == null ? null : URI.create(link),
                row.text("actor"),
                row.noticeOrNull("notice"),
                row.textOrNull("outside_key"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    private List<ComponentId> components(ChangeId id) {
        return sql.list(COMPONENTS, row -> row.component("component"), id);
    }
}
