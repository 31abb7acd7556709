package dev.candor.store.sql;

import dev.candor.model.Notice;
import dev.candor.model.Revision;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code notice_revision}: published facts that were changed. */
record RevisionTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, place, at, changed FROM notice_revision WHERE notice IN (%s)
            ORDER BY notice, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_revision (notice, place, at, changed) VALUES (?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_revision WHERE notice = ?
            """;

    List<Part<Revision>> of(NoticeSlice slice, Texts texts) {
        return sql.list(OF, row -> revision(row, texts), slice.parameters());
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        var all = notice.revisions();
        sql.each(
                ADD,
                IntStream.range(0, all.size()).boxed().toList(),
                place ->
                        new Object[] {
                            notice.id(),
                            place,
                            all.get(place).at(),
                            RevisionJson.name(all.get(place).before())
                        });
    }

    private static Part<Revision> revision(Row row, Texts texts) throws SQLException {
        var notice = row.notice("notice");
        var place = row.count("place");
        var before =
                RevisionJson.read(row.text("changed"), texts.get(notice, Subject.REVISION, place));
        var reason = texts.find(notice, Subject.REASON, place);
        return new Part<>(notice, new Revision(row.instant("at"), before, reason));
    }
}
