package dev.candor.store.sql;

import dev.candor.model.ComponentId;
import dev.candor.model.PageId;
import dev.candor.model.TargetId;
import dev.candor.model.UptimeTarget;
import dev.candor.store.UptimeTargets;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables {@code uptime_target} and {@code uptime_target_component}. */
record UptimeTargetTable(Sql sql) implements UptimeTargets {
    private static final String ALL =
            """
            SELECT place, id, name, parts_per_million, term, excluding_maintenance, begins, ends
            FROM uptime_target WHERE page = ? ORDER BY place
            """;

    private static final String COMPONENTS =
            """
            SELECT target_place, component FROM uptime_target_component
            WHERE page = ? ORDER BY target_place, place
            """;

    private static final String REMOVE_COMPONENTS =
            """
            DELETE FROM uptime_target_component WHERE page = ?
            """;

    private static final String REMOVE =
            """
            DELETE FROM uptime_target WHERE page = ?
            """;

    private static final String ADD =
            """
            INSERT INTO uptime_target (page, place, id, name, parts_per_million, term,
                excluding_maintenance, begins, ends)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_COMPONENT =
            """
            INSERT INTO uptime_target_component (page, target_place, place, component)
            VALUES (?, ?, ?, ?)
            """;

    private record Part(int target, ComponentId component) {}

    @Override
    public List<UptimeTarget> all(PageId page) {
        var components =
                sql
                        .list(
                                COMPONENTS,
                                row ->
                                        new Part(
                                                row.count("target_place"),
                                                row.component("component")),
                                page)
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Part::target,
                                        Collectors.mapping(Part::component, Collectors.toList())));
        return sql.list(ALL, row -> target(row, components), page);
    }

    private static UptimeTarget target(Row row, Map<Integer, List<ComponentId>> components)
            throws SQLException {
        return new UptimeTarget(
                new TargetId(row.text("id")),
                row.text("name"),
                components.getOrDefault(row.count("place"), List.of()),
                row.count("parts_per_million"),
                row.code("term", UptimeTarget.Term.class),
                row.flag("excluding_maintenance"),
                day(row.textOrNull("begins")),
                day(row.textOrNull("ends")));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public void replace(PageId page, List<UptimeTarget> targets) {
        sql.change(REMOVE_COMPONENTS, page);
        sql.change(REMOVE, page);
        for (var place = 0; place < targets.size(); place++) {
            add(page, place, targets.get(place));
        }
    }

    private void add(PageId page, int place, UptimeTarget target) {
        sql.change(
                ADD,
                page,
                place,
                target.id(),
                target.name(),
                target.partsPerMillion(),
                target.term(),
                target.excludingMaintenance(),
                target.begins(),
                target.ends());
        var components = target.components();
        sql.each(
                ADD_COMPONENT,
                IntStream.range(0, components.size()).boxed().toList(),
                index -> new Object[] {page, place, index, components.get(index)});
    }
}
