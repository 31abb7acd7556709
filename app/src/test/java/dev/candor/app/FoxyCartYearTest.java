package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The year that one operator lived through, imported and read in a browser: each of the 39 entries
 * stands on front page or archive with the clock times that were true then.
 */
@Tag("browser")
class FoxyCartYearTest {
    private static final Map<String, String> NAMES =
            Map.of(
                    "app", "APP",
                    "admin", "ADMIN",
                    "www", "Web site",
                    "forum", "Forum",
                    "wiki", "Wiki",
                    "affiliate", "Affiliates");
    private static final int ON_THE_FRONT_PAGE = 25;

    @TempDir Path folder;

    private record Expected(
            String title,
            String localStart,
            String localEnd,
            String zoneAtStart,
            String zoneAtEnd,
            String utcStart,
            String utcEnd,
            List<String> components) {}

    @Test
    void all39EntriesStandThereWithTheClockTimesThatWereTrueThen() throws IOException {
        try (var server = start();
                var browser = new Browser();
                var context = browser.open(1280, ColorScheme.LIGHT, false)) {
            var page = context.newPage();
            page.navigate(server.address() + "/");
            assertThat(page.locator("article.entry:not(.continued)").count())
                    .isEqualTo(ON_THE_FRONT_PAGE);
            var front = entries(page);

            page.navigate(server.address() + "/history");
            var months = new ArrayList<String>();
            for (var link : page.locator(".years a").all()) {
                months.add(Objects.requireNonNull(link.getAttribute("href")));
            }
            var all = new HashMap<>(front);
            for (var month : months) {
                page.navigate(server.address() + month);
                all.putAll(entries(page));
            }

            var expected = expected();
            assertThat(expected).hasSize(39);
            assertThat(all).hasSize(39);
            expected.forEach(entry -> assertShown(entry, all));
        }
    }

    private static void assertShown(Expected entry, Map<String, String> shown) {
        assertThat(shown).containsKey(entry.title);
        var times = Objects.requireNonNull(shown.get(entry.title));
        assertThat(times)
                .as(entry.title)
                .contains(entry.localStart)
                .contains(entry.localEnd)
                .contains(entry.zoneAtStart)
                .contains(entry.zoneAtEnd)
                .contains(entry.utcStart)
                .contains(entry.utcEnd)
                .contains("UTC");
        assertThat(entry.components)
                .as(entry.title)
                .allMatch(
                        component -> times.contains(Objects.requireNonNull(NAMES.get(component))));
        var wrong = entry.zoneAtStart.equals("PST") ? "PDT" : "PST";
        if (entry.zoneAtStart.equals(entry.zoneAtEnd)) {
            assertThat(times).as(entry.title).doesNotContain(wrong);
        }
    }

    private static Map<String, String> entries(Page page) {
        var found = new HashMap<String, String>();
        for (var article : page.locator("article.entry:not(.continued)").all()) {
            var title = article.locator("h4 a").innerText().strip();
            found.put(title, String.join("\n", article.locator(".times").allInnerTexts()));
        }
        return found;
    }

    private Server start() throws IOException {
        var data = folder.resolve("data");
        FoxyCartExample.importHistory(data);
        var configuration = FoxyCartExample.CONFIGURATION;
        return Server.start(
                new ServeOptions(configuration, data, "127.0.0.1", 0, null, _ -> null), "test");
    }

    private static List<Expected> expected() throws IOException {
        try (var stream =
                Objects.requireNonNull(
                        FoxyCartYearTest.class.getResourceAsStream("foxycart-expected.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(FoxyCartYearTest::expected)
                    .toList();
        }
    }

    private static Expected expected(String[] columns) {
        return new Expected(
                columns[0],
                clock(columns[2]),
                clock(columns[3]),
                columns[4],
                columns[5],
                clock(columns[6]),
                clock(columns[7]),
                columns[8].isEmpty() ? List.of() : List.of(columns[8].split(",")));
    }

    private static String clock(String dateTime) {
        return dateTime.substring(11, 16);
    }
}
