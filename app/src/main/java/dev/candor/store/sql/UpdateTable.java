package dev.candor.store.sql;

import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;
import dev.candor.store.sql.UpdateChangeTable.Changes;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code notice_update}. */
record UpdateTable(Sql sql) {
    private static final String OF =
            """
            SELECT id, notice, place, kind, state, at, posted_at, corrects
            FROM notice_update WHERE notice IN (%s)
            ORDER BY notice, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_update (id, notice, place, kind, state, at, posted_at, corrects)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_update WHERE notice = ?
            """;

    List<Part<Update>> of(NoticeSlice slice, Texts texts, Changes changes) {
        return sql.list(OF, row -> update(row, texts, changes), slice.parameters());
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        sql.each(
                ADD,
                IntStream.range(0, notice.updates().size()).boxed().toList(),
                place -> parameters(notice, place));
    }

    private static @Nullable Object[] parameters(Notice notice, int place) {
        var update = notice.updates().get(place);
        return new @Nullable Object[] {
            update.id(),
            notice.id(),
            place,
            update.kind(),
            update.state(),
            update.at(),
            update.postedAt(),
            update.corrects()
        };
    }

    private static Part<Update> update(Row row, Texts texts, Changes changes) throws SQLException {
        var notice = row.notice("notice");
        var corrects = row.textOrNull("corrects");
        return new Part<>(
                notice,
                new Update(
                        new UpdateId(row.text("id")),
                        row.code("kind", Update.Kind.class),
                        row.codeOrNull("state", NoticeState.class),
                        texts.get(notice, Subject.UPDATE, row.count("place")),
                        row.instant("at"),
                        row.instant("posted_at"),
                        corrects == null ? null : new UpdateId(corrects),
                        changes.of(notice, row.count("place"))));
    }
}
