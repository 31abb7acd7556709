package dev.candor.store.sql;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.PageId;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Table {@code component_part}: what a component's requirement names. */
record ComponentPartTable(Sql sql) {
    private static final String ALL =
            """
            SELECT component, part FROM component_part WHERE page = ? ORDER BY component, place
            """;

    private static final String OF =
            """
            SELECT part FROM component_part WHERE page = ? AND component = ? ORDER BY place
            """;

    private static final String REMOVE =
            """
            DELETE FROM component_part WHERE page = ? AND component = ?
            """;

    private static final String ADD =
            """
            INSERT INTO component_part (page, component, place, part) VALUES (?, ?, ?, ?)
            """;

    private record Part(ComponentId component, ComponentId part) {}

    Map<ComponentId, List<ComponentId>> all(PageId page) {
        return sql
                .list(ALL, row -> new Part(row.component("component"), row.component("part")), page)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Part::component,
                                Collectors.mapping(Part::part, Collectors.toList())));
    }

    List<ComponentId> of(PageId page, ComponentId component) {
        return sql.list(OF, row -> row.component("part"), page, component);
    }

    void replace(PageId page, Component component) {
        sql.change(REMOVE, page, component.id());
        var parts = component.requirement().of();
        sql.each(
                ADD,
                IntStream.range(0, parts.size()).boxed().toList(),
                place -> new Object[] {page, component.id(), place, parts.get(place)});
    }
}
