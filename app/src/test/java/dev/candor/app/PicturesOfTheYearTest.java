package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Await;
import dev.candor.fixture.Browser;
import dev.candor.fixture.SwitchableServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Takes the README's pictures from the real program; run by {@code build/pictures}, which names the
 * folder that they go to.
 */
@Tag("pictures")
class PicturesOfTheYearTest {
    private static final Path TO = Path.of(System.getProperty("candor.pictures", "target/readme"));

    @TempDir Path folder;

    @Test
    void theFrontPageWithAnOpenIncidentAndAMonthOfTheYear() throws IOException {
        var data = folder.resolve("data");
        FoxyCartExample.importHistory(data);
        try (var shop = new SwitchableServer();
                var candor = RunningCandor.start(folder, FoxyCartExample.watching(shop));
                var browser = new Browser()) {
            Await.until(
                    "the check is up",
                    Duration.ofSeconds(20),
                    () -> candor.http().page("/api/v1/checks").contains("\"verdict\":\"up\""));
            shop.stop();
            Await.until(
                    "the incident is on the page",
                    Duration.ofSeconds(20),
                    () -> candor.http().page("/").contains("APP is down"));
            var posted =
                    candor.http()
                            .send(
                                    "POST",
                                    "/api/v1/notices",
                                    """
                                    {"kind": "maintenance", "title": "New APP server, part 4",
                                     "components": ["app", "admin"],
                                     "planned": {"start": "2031-03-08T23:00", "end": "2031-03-08T23:59"},
                                     "body": "About five minutes of interruption inside this hour. If anything goes wrong, we return to the present server."}
                                    """);
            assertThat(posted.statusCode()).isEqualTo(201);
            Await.until(
                    "the plan is on the page",
                    Duration.ofSeconds(5),
                    () -> candor.http().page("/").contains("part 4"));
            var address = candor.server().address();
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                take(browser, address + "/", "front-1280", 1280, 1500, scheme);
                take(browser, address + "/", "front-360", 360, 1500, scheme);
                take(browser, address + "/history/2010/06", "month-1280", 1280, 1500, scheme);
            }
        }
    }

    private static void take(
            Browser browser, String url, String name, int width, int height, ColorScheme scheme)
            throws IOException {
        Files.createDirectories(TO);
        try (var context = browser.open(width, scheme, false)) {
            var page = context.newPage();
            page.setViewportSize(width, height);
            page.navigate(url);
            var file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new ScreenshotOptions().setPath(TO.resolve(file)));
            assertThat(TO.resolve(file)).isNotEmptyFile();
        }
    }
}
