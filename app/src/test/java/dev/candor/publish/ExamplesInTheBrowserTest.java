package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The stories of the four examples in Chromium: in light and dark, 360 and 1280 px wide, with and
 * without script.
 */
@Tag("browser")
@Tag("long")
class ExamplesInTheBrowserTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "foxycart, 2010-09-10T12:00, APP out of memory, /history/2010/06,"
                + " /components/app/days/2010-06-21",
        "tiger, 2009-10-30T12:00, flexo web server down, /history/2009/03,"
                + " /components/flexo/days/2009-03-28",
        "harmony, 2012-08-01T12:00, A flood of spam posts, /history/2012/07,"
                + " /components/live-sites/days/2012-07-27",
        "xervo, 2015-08-01T12:00, Running projects taken offline, /history/2015/07,"
                + " /components/joyent-us-east-1/days/2015-07-22"
    })
    void itsPagesFitAndAreReadInEveryWay(
            String example, String at, String title, String month, String day) throws IOException {
        try (var site = ExampleSite.open(folder, example, at);
                var browser = new Browser();
                var server = new SiteServer(site.publisher())) {
            var entry =
                    site.history().entries().stream()
                            .filter(each -> each.title().startsWith(title))
                            .findFirst()
                            .orElseThrow();
            var component = day.substring(0, day.indexOf("/days/"));
            var paths = List.of("/", site.address(entry), month, component, day);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (var script : List.of(true, false)) {
                    for (var width : List.of(360, 1280)) {
                        try (var context = browser.open(width, scheme, script)) {
                            for (var path : paths) {
                                look(context, server.address() + path, width);
                            }
                            if (script) {
                                judge(context, server.address() + paths.get(1));
                            }
                        }
                    }
                }
            }
        }
    }

    private static void look(BrowserContext context, String address, int width) {
        var said = new ArrayList<String>();
        try (var page = context.newPage()) {
            page.onPageError(said::add);
            page.onConsoleMessage(message -> said.add(message.text()));
            page.navigate(address);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %d", address, width)
                    .isEqualTo(width);
            assertThat(page.locator("h1:visible").count()).as(address).isEqualTo(1);
            assertThat(page.locator("main").innerText()).as(address).isNotBlank();
            assertThat(said).as(address).isEmpty();
        }
    }

    private static void judge(BrowserContext context, String address) {
        try (var page = context.newPage()) {
            page.navigate(address);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(address)
                    .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                    .isEmpty();
        }
    }
}
