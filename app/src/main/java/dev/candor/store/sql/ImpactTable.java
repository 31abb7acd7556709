package dev.candor.store.sql;

import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code notice_impact}. */
record ImpactTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, place, component, level FROM notice_impact WHERE notice IN (%s)
            ORDER BY notice, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_impact (notice, place, page, component, level)
            VALUES (?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_impact WHERE notice = ?
            """;

    List<Part<Impact>> of(NoticeSlice slice, Texts texts) {
        return sql.list(OF, row -> impact(row, texts), slice.parameters());
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        var impacts = notice.impacts();
        sql.each(
                ADD,
                IntStream.range(0, impacts.size()).boxed().toList(),
                place ->
                        new Object[] {
                            notice.id(),
                            place,
                            notice.page(),
                            impacts.get(place).component(),
                            impacts.get(place).level()
                        });
    }

    private static Part<Impact> impact(Row row, Texts texts) throws SQLException {
        var notice = row.notice("notice");
        return new Part<>(
                notice,
                new Impact(
                        row.component("component"),
                        row.code("level", Level.class),
                        texts.find(notice, Subject.IMPACT, row.count("place"))));
    }
}
