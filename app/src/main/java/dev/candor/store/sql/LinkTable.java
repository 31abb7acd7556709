package dev.candor.store.sql;

import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.Relation;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code notice_link}. */
record LinkTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, place, relation, target, address, change_id
            FROM notice_link WHERE notice IN (%s)
            ORDER BY notice, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_link (notice, place, relation, target, address, change_id)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_link WHERE notice = ?
            """;

    List<Part<Link>> of(NoticeSlice slice, Texts texts) {
        return sql.list(OF, row -> link(row, texts), slice.parameters());
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        sql.each(
                ADD,
                IntStream.range(0, notice.links().size()).boxed().toList(),
                place -> parameters(notice, place));
    }

    private static @Nullable Object[] parameters(Notice notice, int place) {
        return switch (notice.links().get(place)) {
            case Link.ToNotice(var relation, var target) ->
                    new @Nullable Object[] {notice.id(), place, relation, target, null, null};
            case Link.ToWeb(var address, var _, var relation) ->
                    new @Nullable Object[] {notice.id(), place, relation, null, address, null};
            case Link.ToChange(var change) ->
                    new @Nullable Object[] {notice.id(), place, null, null, null, change};
        };
    }

    private static Part<Link> link(Row row, Texts texts) throws SQLException {
        var notice = row.notice("notice");
        var target = row.noticeOrNull("target");
        if (target != null) {
            return new Part<>(
                    notice, new Link.ToNotice(row.code("relation", Relation.class), target));
        }
        var change = row.textOrNull("change_id");
        if (change != null) {
            return new Part<>(notice, new Link.ToChange(change));
        }
        var label = texts.get(notice, Subject.LINK, row.count("place"));
        return new Part<>(
                notice,
                new Link.ToWeb(
                        URI.create(row.text("address")),
                        label,
                        row.codeOrNull("relation", Relation.class)));
    }
}
