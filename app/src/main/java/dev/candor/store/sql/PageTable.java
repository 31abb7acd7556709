package dev.candor.store.sql;

import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.TellingRules;
import dev.candor.store.Pages;
import dev.candor.store.StoreException;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables {@code page} and {@code telling_rule}. */
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

    private static final String RULES =
            """
            SELECT remind_before, overrun_after, left_out FROM telling_rule WHERE page = ?
            """;

    private static final String PUT_RULES =
            """
            INSERT INTO telling_rule (page, remind_before, overrun_after, left_out)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (page) DO UPDATE SET
                remind_before = excluded.remind_before, overrun_after = excluded.overrun_after,
                left_out = excluded.left_out
            """;

    @Override
    public Optional<TellingRules> tellingRules(PageId id) {
        return sql.first(RULES, PageTable::rules, id);
    }

    @Override
    public void put(PageId id, TellingRules rules) {
        sql.change(
                PUT_RULES,
                id,
                rules.remindBefore().stream()
                        .map(each -> Long.toString(each.toMillis()))
                        .collect(Collectors.joining(" ")),
                rules.overrunAfter().toMillis(),
                rules.leftOut().stream().map(Occasion::wireName).collect(Collectors.joining(" ")));
    }

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
                words(row.text("zones")).map(ZoneId::of).toList());
    }

    private static TellingRules rules(Row row) throws SQLException {
        return new TellingRules(
                words(row.text("remind_before"))
                        .map(each -> Duration.ofMillis(Long.parseLong(each)))
                        .toList(),
                Duration.ofMillis(row.number("overrun_after")),
                words(row.text("left_out"))
                        .flatMap(each -> Occasion.ofWireName(each).stream())
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> words(String text) {
        return Pattern.compile(" ").splitAsStream(text).filter(each -> !each.isEmpty());
    }
}
