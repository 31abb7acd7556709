package dev.candor.store.sql;

import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Precision;
import dev.candor.store.Ledger;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Table {@code outage}. */
record OutageTable(Sql sql) implements Ledger {
    private static final String ADD =
            """
            INSERT INTO outage
                (page, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """;

    private static final String REPLACE =
            """
            UPDATE outage SET
                component = ?, member = ?, level = ?, start_at = ?, end_at = ?,
                precision_of_ends = ?, source = ?, check_id = ?, notice = ?, overridden_by = ?
            WHERE id = ?
            """;

    private static final String OPEN_OF_COMPONENT =
            """
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage WHERE page = ? AND component = ? AND end_at IS NULL
            ORDER BY start_at, id
            """;

    private static final String OPEN_OF_PAGE =
            """
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage WHERE page = ? AND end_at IS NULL
            ORDER BY start_at, id
            """;

    private static final String OF_COMPONENT =
            """
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage WHERE page = ? AND component = ?
            ORDER BY start_at, id
            """;

    private static final String OF_NOTICE =
            """
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage WHERE notice = ?
            ORDER BY start_at, id
            """;

    // Two halves, so that each finds its rows by the end. An empty interval touches a range in
    // which its instant lies.
    private static final String BETWEEN =
            """
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage
            WHERE page = ? AND end_at IS NULL AND start_at < ? AND (start_at, id) > (?, ?)
            UNION ALL
            SELECT id, component, member, level, start_at, end_at, precision_of_ends, source,
                check_id, notice, overridden_by
            FROM outage
            WHERE page = ? AND end_at >= ? AND start_at < ? AND (end_at > ? OR start_at = ?)
                AND (start_at, id) > (?, ?)
            ORDER BY start_at, id LIMIT ?
            """;

    private static final String REMOVE_STATED =
            """
            DELETE FROM outage WHERE notice = ? AND source = 'person'
            """;

    @Override
    public Outage add(PageId page, Outage outage) {
        var id =
                sql.changeReturning(
                        ADD,
                        page,
                        outage.component(),
                        Objects.requireNonNullElse(outage.member(), ""),
                        outage.level(),
                        outage.start(),
                        outage.end(),
                        outage.precision(),
                        outage.source(),
                        outage.check(),
                        outage.notice(),
                        outage.overriddenBy());
        return outage.withId(id);
    }

    @Override
    public void replace(Outage outage) {
        var changed =
                sql.change(
                        REPLACE,
                        outage.component(),
                        Objects.requireNonNullElse(outage.member(), ""),
                        outage.level(),
                        outage.start(),
                        outage.end(),
                        outage.precision(),
                        outage.source(),
                        outage.check(),
                        outage.notice(),
                        outage.overriddenBy(),
                        outage.id());
        if (changed != 1) {
            throw new StoreException(
                    "could not replace interval "
                            + outage.id()
                            + " of the ledger: there is no such interval");
        }
    }

    @Override
    public List<Outage> open(PageId page, ComponentId component) {
        return sql.list(OPEN_OF_COMPONENT, OutageTable::outage, page, component);
    }

    @Override
    public List<Outage> open(PageId page) {
        return sql.list(OPEN_OF_PAGE, OutageTable::outage, page);
    }

    @Override
    public List<Outage> of(NoticeId notice) {
        return sql.list(OF_NOTICE, OutageTable::outage, notice);
    }

    @Override
    public List<Outage> of(PageId page, ComponentId component) {
        return sql.list(OF_COMPONENT, OutageTable::outage, page, component);
    }

    @Override
    public List<Outage> between(
            PageId page, Instant from, Instant to, int limit, @Nullable Outage after) {
        var most = Sql.bounded(limit, MOST);
        var start = after == null ? Long.MIN_VALUE : after.start().toEpochMilli();
        var id = after == null ? 0 : after.id();
        return sql.list(
                BETWEEN,
                OutageTable::outage,
                page,
                to,
                start,
                id,
                page,
                from,
                to,
                from,
                from,
                start,
                id,
                most);
    }

    @Override
    public void removeStatedBy(NoticeId notice) {
        sql.change(REMOVE_STATED, notice);
    }

    private static Outage outage(Row row) throws SQLException {
        var check = row.textOrNull("check_id");
        return new Outage(
                row.number("id"),
                row.component("component"),
                row.textUnlessEmpty("member"),
                row.code("level", Level.class),
                row.instant("start_at"),
                row.instantOrNull("end_at"),
                row.code("precision_of_ends", Precision.class),
                row.code("source", Outage.Source.class),
                check == null ? null : new CheckId(check),
                row.noticeOrNull("notice"),
                row.noticeOrNull("overridden_by"));
    }
}
