package dev.candor.store.sql;

import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.store.Pages;
import dev.candor.store.StoreException;

import java.net.URI;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Table {@code page}. */
record PageTable(Sql sql) implements Pages {
    private static final String FIND =
            """
            SELECT id, name, url, zone, language, zones FROM page WHERE id = ?
            """;

    private static final String PUT =
            """
            INSERT INTO page (id, name, url, zone, language, zones) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, url = excluded.url, zone = excluded.zone,
                language = excluded.language, zones = excluded.zones
            """;

    @Override
    public Optional<Page> find(PageId id) {
        return sql.first(FIND, PageTable::page, id);
    }

    @Override
    public void put(Page page) {
        sql.change(
                PUT,
                page.id(),
                page.name(),
                page.url(),
                page.zone(),
                page.language(),
                page.zones().stream().map(ZoneId::getId).collect(Collectors.joining(" ")));
    }

    /** The language that texts of that page are written in. */
    String language(PageId id) {
        return find(id).map(Page::language)
                .orElseThrow(() ->
                        new StoreException(
                                "could not write to page '" + id + "': there is no such page"));
    }

    private static Page page(Row row) throws SQLException {
        return new Page(
                new PageId(row.text("id")),
                row.text("name"),
                URI.create(row.text("url")),
                ZoneId.of(row.text("zone")),
                row.text("language"),
                Pattern.compile(" ")
                        .splitAsStream(row.text("zones"))
                        .filter(name -> !name.isEmpty())
                        .map(ZoneId::of)
                        .toList());
    }
}
