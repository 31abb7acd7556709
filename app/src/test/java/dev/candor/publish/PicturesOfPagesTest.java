package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a picture of each kind of page, of the FoxyCart example as it stood in September 2010, and
 * of the entries of the examples that say the most; run by {@code build/pictures}, which names the
 * folder that they go to.
 */
@Tag("pictures")
class PicturesOfPagesTest {
    private static final Path TO = Path.of(System.getProperty("candor.pictures", "target/readme"));

    @TempDir Path folder;

    @Test
    void eachKindOfPageOfTheYear() throws IOException {
        try (var site = ExampleSite.open(folder, "foxycart", "2010-09-10T12:00")) {
            var pages = new TreeMap<String, String>();
            pages.put("component", "/components/app");
            pages.put("uptime", "/uptime?from=2010-06-01&to=2010-06-30");
            pages.put("day", "/components/app/days/2010-06-21");
            pages.put("archive", "/history/2010/06");
            pages.put("history", "/history");
            pages.put("error", "/no-such-page");
            pages.put("entry", address(site, "New APP server, part 2"));
            pages.put("foxycart-times", address(site, "APP out of memory, four outages"));
            pages.put("foxycart-plan", address(site, "Add a disk to the app server"));
            pages.put("foxycart-correction", address(site, "Database disk full"));
            pages.put("foxycart-tail", address(site, "DNS failover does not revert"));
            take(site.publisher(), pages);
        }
    }

    @Test
    void tigersServers() throws IOException {
        try (var site = ExampleSite.open(folder, "tiger", "2009-10-30T12:00")) {
            var pages = new TreeMap<String, String>();
            pages.put("tiger-recurrence", address(site, "flexo web server down"));
            pages.put("tiger-added", address(site, "Kernel update restarts"));
            pages.put("tiger-group", "/components/flexo");
            take(site.publisher(), pages);
        }
    }

    private static String address(ExampleSite site, String title) {
        return site.history().entries().stream()
                .filter(each -> each.title().startsWith(title))
                .findFirst()
                .map(site::address)
                .orElseThrow();
    }

    @Test
    void aPageOnWhichNothingHasHappened() throws IOException {
        var data = new PublishedStore(folder);
        try {
            data.configure("FoxyCart", "app", "admin", "www");
            var publisher = data.publisher();
            publisher.refresh(true);
            take(publisher, Map.of("empty", "/"));
        } finally {
            data.close();
        }
    }

    private static void take(Publisher publisher, Map<String, String> pages) throws IOException {
        Files.createDirectories(TO);
        try (var server = new SiteServer(publisher);
                var browser = new Browser()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (var width : new int[] {1280, 360}) {
                    try (var window = browser.open(width, scheme, false)) {
                        var look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                        for (var each : pages.entrySet()) {
                            var file = TO.resolve(each.getKey() + "-" + look + ".png");
                            take(window, server.address() + each.getValue(), file);
                        }
                    }
                }
            }
        }
    }

    private static void take(BrowserContext window, String address, Path file) {
        try (var page = window.newPage()) {
            page.navigate(address);
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            assertThat(file).isNotEmptyFile();
        }
    }
}
