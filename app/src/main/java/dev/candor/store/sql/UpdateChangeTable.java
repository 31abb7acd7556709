package dev.candor.store.sql;

import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Table {@code notice_update_change}: what updates changed for components. */
record UpdateChangeTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, update_place, component, before_level, after_level
            FROM notice_update_change WHERE notice IN (%s)
            ORDER BY notice, update_place, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_update_change
                (notice, update_place, place, page, component, before_level, after_level)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_update_change WHERE notice = ?
            """;

    private record Of(NoticeId notice, int update, ImpactChange change) {}

    private record Placed(int update, int place, ImpactChange change) {}

    /** The changes of a slice. */
    record Changes(Map<NoticeId, Map<Integer, List<ImpactChange>>> all) {
        List<ImpactChange> of(NoticeId notice, int update) {
            return all.getOrDefault(notice, Map.of()).getOrDefault(update, List.of());
        }
    }

    Changes of(NoticeSlice slice) {
        var all = new HashMap<NoticeId, Map<Integer, List<ImpactChange>>>();
        sql.list(
                        OF,
                        row ->
                                new Of(
                                        row.notice("notice"),
                                        row.count("update_place"),
                                        new ImpactChange(
                                                row.component("component"),
                                                row.codeOrNull("before_level", Level.class),
                                                row.codeOrNull("after_level", Level.class))),
                        slice.parameters())
                .forEach(each ->
                        all.computeIfAbsent(each.notice(), _ -> new HashMap<>())
                                .computeIfAbsent(each.update(), _ -> new ArrayList<>())
                                .add(each.change()));
        return new Changes(all);
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        var placed = new ArrayList<Placed>();
        for (var update = 0; update < notice.updates().size(); update++) {
            var changes = notice.updates().get(update).changes();
            for (var place = 0; place < changes.size(); place++) {
                placed.add(new Placed(update, place, changes.get(place)));
            }
        }
        sql.each(ADD, placed, each -> parameters(notice, each));
    }

    private static @Nullable Object[] parameters(Notice notice, Placed each) {
        return new @Nullable Object[] {
            notice.id(),
            each.update(),
            each.place(),
            notice.page(),
            each.change().component(),
            each.change().before(),
            each.change().after()
        };
    }
}
