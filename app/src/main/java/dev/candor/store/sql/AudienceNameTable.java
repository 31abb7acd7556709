package dev.candor.store.sql;

import dev.candor.model.Audience;
import dev.candor.model.PageId;
import dev.candor.store.AudienceNames;

import java.util.Map;
import java.util.TreeMap;

/** Table {@code audience_name}. */
record AudienceNameTable(Sql sql) implements AudienceNames {
    private static final String ALL =
            """
            SELECT audience, name FROM audience_name WHERE page = ?
            """;

    private static final String FORGET =
            """
            DELETE FROM audience_name WHERE page = ?
            """;

    private static final String ADD =
            """
            INSERT INTO audience_name (page, audience, name) VALUES (?, ?, ?)
            """;

    @Override
    public Map<Audience, String> all(PageId page) {
        var names = new TreeMap<Audience, String>();
        sql.list(ALL, row -> Map.entry(new Audience(row.text("audience")), row.text("name")), page)
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }

    @Override
    public void declare(PageId page, Map<Audience, String> names) {
        sql.change(FORGET, page);
        sql.each(
                ADD, names.entrySet(), each -> new Object[] {page, each.getKey(), each.getValue()});
    }
}
