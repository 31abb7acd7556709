package dev.candor.store.sql;

import dev.candor.model.ComponentId;
import dev.candor.model.PageId;

/** Table {@code component_text}, written; it is read together with {@code component}. */
record ComponentTextTable(Sql sql) {
    private static final String PUT =
            """
            INSERT INTO component_text (page, component, language, name) VALUES (?, ?, ?, ?)
            ON CONFLICT (page, component, language) DO UPDATE SET name = excluded.name
            """;

    void put(PageId page, ComponentId component, String language, String name) {
        sql.change(PUT, page, component, language, name);
    }
}
