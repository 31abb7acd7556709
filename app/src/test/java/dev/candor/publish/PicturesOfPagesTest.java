package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.fixture.Browser;
import dev.candor.model.Audience;
import dev.candor.model.PageId;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a picture of each kind of page, of the FoxyCart example as it stood at the end of June
 * 2010; run by {@code build/pictures}, which names the folder that they go to.
 */
@Tag("pictures")
class PicturesOfPagesTest {
    private static final Path TO = Path.of(System.getProperty("candor.pictures", "target/readme"));

    @TempDir Path folder;

    @Test
    void eachKindOfPageOfTheYear() throws IOException {
        var data = new PublishedStore(folder);
        try {
            data.time.advance(Duration.ofDays(230));
            data.configure("FoxyCart", "app", "admin", "www");
            var file = Path.of("../examples/foxycart/history.json");
            var read = HistoryFile.parse(Files.readAllBytes(file), "history.json");
            data.run(new ImportHistory(((HistoryFile.Outcome.Read) read).notices()));
            var pages = new TreeMap<String, String>();
            pages.put("component", "/components/app");
            pages.put("uptime", "/uptime?from=2010-06-01&to=2010-06-30");
            pages.put("day", "/components/app/days/2010-06-21");
            pages.put("archive", "/history/2010/06");
            pages.put("history", "/history");
            pages.put("error", "/no-such-page");
            for (var notice :
                    data.store.read(tx -> tx.notices().all(PageId.MAIN, Audience.PUBLIC))) {
                if (notice.title().startsWith("New APP server, part 2")) {
                    pages.put("entry", "/notices/" + notice.id());
                }
            }
            take(data.publisher(), pages);
        } finally {
            data.close();
        }
    }

    @Test
    void aPageOnWhichNothingHasHappened() throws IOException {
        var data = new PublishedStore(folder);
        try {
            data.configure("FoxyCart", "app", "admin", "www");
            take(data.publisher(), Map.of("empty", "/"));
        } finally {
            data.close();
        }
    }

    private static void take(Publisher publisher, Map<String, String> pages) throws IOException {
        Files.createDirectories(TO);
        publisher.refresh(true);
        try (var server = new SiteServer(publisher);
                var browser = new Browser()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (var width : new int[] {1280, 360}) {
                    try (var window = browser.open(width, scheme, false)) {
                        for (var each : pages.entrySet()) {
                            var page = window.newPage();
                            page.navigate(server.address() + each.getValue());
                            var name =
                                    "%s-%d-%s.png"
                                            .formatted(
                                                    each.getKey(),
                                                    width,
                                                    scheme.name().toLowerCase(Locale.ROOT));
                            page.screenshot(
                                    new ScreenshotOptions()
                                            .setPath(TO.resolve(name))
                                            .setFullPage(true));
                            assertThat(TO.resolve(name)).isNotEmptyFile();
                        }
                    }
                }
            }
        }
    }
}
