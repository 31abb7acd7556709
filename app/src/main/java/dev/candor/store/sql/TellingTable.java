package dev.candor.store.sql;

import dev.candor.model.Audience;
import dev.candor.model.NoticeId;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Telling;
import dev.candor.model.TellingId;
import dev.candor.store.Threads;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tables {@code telling} and {@code telling_down}. */
record TellingTable(Sql sql) {
    private static final String COLUMNS =
            """
            SELECT id, page, notice, who, audience, labels, others, occasion, at FROM telling
            """;

    private static final String ADD =
            """
            INSERT INTO telling (id, page, notice, who, audience, labels, others, occasion, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_DOWN =
            "INSERT INTO telling_down (telling, page, component, member) VALUES (?, ?, ?, ?)";

    private static final String FIND = COLUMNS + " WHERE id = ?";

    private static final String OF =
            COLUMNS + " WHERE notice = ? ORDER BY at DESC, id DESC LIMIT 100";

    private static final String DOWN =
            "SELECT component, member FROM telling_down WHERE telling = ?";

    private static final String TOLD =
            """
            SELECT DISTINCT recipient FROM delivery
            WHERE thread = ? AND recipient > ? AND state <> 'failed' AND state <> 'escalated'
            ORDER BY recipient LIMIT ?
            """;

    List<String> told(NoticeId notice, String after, int limit) {
        return sql.list(TOLD, row -> row.text("recipient"), Threads.of(notice), after, limit);
    }

    void add(Telling it) {
        sql.change(
                ADD,
                it.id(),
                it.page(),
                it.notice(),
                it.who(),
                it.audience(),
                String.join("\n", it.labels()),
                it.others(),
                it.occasion(),
                it.at());
        sql.each(
                ADD_DOWN,
                it.down(),
                down -> new Object[] {it.id(), it.page(), down.component(), down.member()});
    }

    Optional<Telling> find(TellingId id) {
        return sql.first(FIND, this::read, id);
    }

    List<Telling> of(NoticeId notice) {
        return sql.list(OF, this::read, notice).reversed();
    }

    private Telling read(Row row) throws SQLException {
        var id = new TellingId(row.text("id"));
        var audience = row.textOrNull("audience");
        var labels = new TreeSet<String>();
        row.text("labels").lines().forEach(labels::add);
        var down =
                sql.list(
                        DOWN,
                        each -> new Telling.Down(each.component("component"), each.text("member")),
                        id);
        return new Telling(
                id,
                new PageId(row.text("page")),
                row.notice("notice"),
                row.code("who", Telling.Who.class),
                audience == null ? null : new Audience(audience),
                labels,
                row.flag("others"),
                row.code("occasion", Occasion.class),
                new TreeSet<>(down),
                row.instant("at"));
    }
}
