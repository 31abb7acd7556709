package dev.candor.store.sql;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Table {@code component}. */
record ComponentTable(Sql sql) {
    private static final String ALL =
            """
            SELECT component.id, component.parent, component.requirement, component.needed,
                component.place, COALESCE(component.since, component.started_at) AS started_at,
                component.retired_at, component_text.name
            FROM component JOIN component_text
                ON component_text.page = component.page
                AND component_text.component = component.id
                AND component_text.language = component.language
            WHERE component.page = ?
            ORDER BY component.place, component.id
            """;

    private static final String FIND =
            """
            SELECT component.id, component.parent, component.requirement, component.needed,
                component.place, COALESCE(component.since, component.started_at) AS started_at,
                component.retired_at, component_text.name
            FROM component JOIN component_text
                ON component_text.page = component.page
                AND component_text.component = component.id
                AND component_text.language = component.language
            WHERE component.page = ? AND component.id = ?
            """;

    private static final String PUT =
            """
            INSERT INTO component
                (page, id, language, parent, requirement, needed, place, started_at, retired_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (page, id) DO UPDATE SET
                language = excluded.language, parent = excluded.parent,
                requirement = excluded.requirement, needed = excluded.needed,
                place = excluded.place, retired_at = excluded.retired_at,
                started_at = CASE WHEN component.since IS NULL THEN excluded.started_at
                    ELSE component.started_at END
            """;

    private static final String STATED =
            """
            SELECT id, since FROM component WHERE page = ? AND since IS NOT NULL
            """;

    private static final String STATE =
            """
            UPDATE component SET since = ? WHERE page = ? AND id = ?
            """;

    private static final String RENAME =
            """
            UPDATE component SET id = ? WHERE page = ? AND id = ?
            """;

    /** A row before the parts of its requirement are added. */
    record Head(
            ComponentId id,
            String name,
            @Nullable ComponentId parent,
            String requirement,
            int needed,
            int place,
            Instant startedAt,
            @Nullable Instant retiredAt) {
        Component with(List<ComponentId> parts) {
            return new Component(id, name, parent, requirement(parts), place, startedAt, retiredAt);
        }

        private Requirement requirement(List<ComponentId> parts) {
            return switch (Kind.valueOf(requirement.toUpperCase(Locale.ROOT))) {
                case NONE -> new Requirement.None(parts);
                case ALL -> new Requirement.All(parts);
                case ANY -> new Requirement.Any(parts);
                case AT_LEAST -> new Requirement.AtLeast(needed, parts);
            };
        }
    }

    /** The cases of {@link Requirement}, as stored. */
    private enum Kind {
        NONE,
        ALL,
        ANY,
        AT_LEAST
    }

    List<Head> all(PageId page) {
        return sql.list(ALL, ComponentTable::head, page);
    }

    Optional<Head> find(PageId page, ComponentId id) {
        return sql.first(FIND, ComponentTable::head, page, id);
    }

    void put(PageId page, String language, Component component) {
        var needed =
                component.requirement() instanceof Requirement.AtLeast some ? some.needed() : 0;
        sql.change(
                PUT,
                page,
                component.id(),
                language,
                component.parent(),
                kind(component.requirement()),
                needed,
                component.position(),
                component.startedAt(),
                component.retiredAt());
    }

    /** Whether there was one to rename. */
    boolean rename(PageId page, ComponentId from, ComponentId to) {
        return sql.change(RENAME, to, page, from) == 1;
    }

    Map<ComponentId, Instant> stated(PageId page) {
        return sql
                .list(STATED, row -> Map.entry(row.component("id"), row.instant("since")), page)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void state(PageId page, ComponentId id, @Nullable Instant since) {
        sql.change(STATE, since, page, id);
    }

    private static Kind kind(Requirement requirement) {
        return switch (requirement) {
            case Requirement.None _ -> Kind.NONE;
            case Requirement.All _ -> Kind.ALL;
            case Requirement.Any _ -> Kind.ANY;
            case Requirement.AtLeast _ -> Kind.AT_LEAST;
        };
    }

    private static Head head(Row row) throws SQLException {
        return new Head(
                row.component("id"),
                row.text("name"),
                row.componentOrNull("parent"),
                row.text("requirement"),
                row.count("needed"),
                row.count("place"),
                row.instant("started_at"),
                row.instantOrNull("retired_at"));
    }
}
