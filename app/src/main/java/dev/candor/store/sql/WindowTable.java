package dev.candor.store.sql;

import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Precision;
import dev.candor.model.Window;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code notice_window}. */
record WindowTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, place, start_at, end_at, component, level, precision_of_ends,
                kind_of_window, times
            FROM notice_window WHERE notice IN (%s)
            ORDER BY notice, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_window
                (notice, place, start_at, end_at, page, component, level, precision_of_ends,
                kind_of_window, times)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_window WHERE notice = ?
            """;

    List<Part<Window>> of(NoticeSlice slice, Texts texts) {
        return sql.list(OF, row -> window(row, texts), slice.parameters());
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        sql.each(
                ADD,
                IntStream.range(0, notice.windows().size()).boxed().toList(),
                place -> parameters(notice, place));
    }

    private static @Nullable Object[] parameters(Notice notice, int place) {
        var window = notice.windows().get(place);
        return new @Nullable Object[] {
            notice.id(),
            place,
            window.start(),
            window.end(),
            notice.page(),
            window.component(),
            window.level(),
            window.precision(),
            window.kind(),
            window.times()
        };
    }

    private static Part<Window> window(Row row, Texts texts) throws SQLException {
        var notice = row.notice("notice");
        return new Part<>(
                notice,
                new Window(
                        row.instant("start_at"),
                        row.instantOrNull("end_at"),
                        row.componentOrNull("component"),
                        row.codeOrNull("level", Level.class),
                        row.code("precision_of_ends", Precision.class),
                        row.code("kind_of_window", Window.Kind.class),
                        row.countOrNull("times"),
                        texts.find(notice, Subject.WINDOW, row.count("place"))));
    }
}
