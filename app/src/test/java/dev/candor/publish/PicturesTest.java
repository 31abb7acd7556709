package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the sample pages in a browser, and leaves pictures for people: target/pictures. */
@Tag("browser")
class PicturesTest {
    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final Map<String, String> PAGES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("front", "/"),
                            Map.entry("open", "/notices/" + SampleSite.id("spike")),
                            Map.entry("closed", "/notices/" + SampleSite.id("database")),
                            Map.entry("month", "/history/2009/11"),
                            Map.entry("history", "/history"),
                            Map.entry("missing", "/nothing"),
                            Map.entry("component", "/components/app"),
                            Map.entry("part", "/components/www"),
                            Map.entry("day", "/components/www/days/2009-12-04"),
                            Map.entry("uptime", "/uptime?from=2009-10-01&to=2010-01-21"),
                            Map.entry("unclear", "/uptime?from=yesterday"),
                            Map.entry("targets", "/targets"),
                            Map.entry("target", "/targets/web"),
                            Map.entry("statement", "/targets/web/2009/12")));

    @Test
    void everyPageFitsEveryWidthAndIsAccessibleInLightAndDark() {
        var busy = new FixedSite(SampleSite.busy().snapshot(NOW), NOW, NOW);
        var first = new SampleSite().component("self", "This page", null).snapshot(NOW, true);
        try (var browser = new Browser();
                var server = new SiteServer(busy)) {
            PAGES.forEach((name, path) -> look(browser, name, server.address() + path));
            server.serve(new FixedSite(first, NOW, NOW));
            look(browser, "welcome", server.address() + "/");
        }
    }

    private static void look(Browser browser, String name, String address) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width :
                    scheme == ColorScheme.LIGHT ? List.of(320, 360, 1280) : List.of(1280)) {
                try (var context = browser.open(width, scheme, false)) {
                    look(
                            context,
                            address,
                            width,
                            name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            // Without script axe cannot run.
            try (var context = browser.open(360, scheme, true)) {
                judge(context, address, name + " in " + scheme);
            }
        }
    }

    private static void look(BrowserContext context, String address, int width, String file) {
        var page = context.newPage();
        page.navigate(address);
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(file + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("%s is not wider than the screen", file)
                .isEqualTo(width);
    }

    private static void judge(BrowserContext context, String address, String what) {
        var page = context.newPage();
        page.navigate(address);
        page.locator("details").all().forEach(each -> each.evaluate("e => e.open = true"));
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }
}
