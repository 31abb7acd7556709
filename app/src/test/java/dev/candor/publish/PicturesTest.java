package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes pictures of the sample pages for people to look at: target/pictures. */
@Tag("browser")
class PicturesTest {
    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");
    private static final Path FOLDER = Path.of("target", "pictures");

    @Test
    void everyPageFitsEveryWidth() {
        var busy = SampleSite.busy().snapshot(NOW);
        var first = new SampleSite().component("self", "This page", null);
        var quiet = first.snapshot(NOW, true);
        try (var browser = new Browser(new FixedSite(busy, NOW, NOW))) {
            for (var path :
                    Map.of(
                                    "front", "/",
                                    "open", "/notices/" + SampleSite.id("spike"),
                                    "closed", "/notices/" + SampleSite.id("database"),
                                    "month", "/history/2009/11",
                                    "history", "/history")
                            .entrySet()) {
                shoot(browser, path.getKey(), path.getValue());
            }
            browser.site.set(new FixedSite(quiet, NOW, NOW));
            shoot(browser, "welcome", "/");
        }
    }

    private static void shoot(Browser browser, String name, String path) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : List.of(320, 360, 1280)) {
                var options =
                        new NewContextOptions()
                                .setColorScheme(scheme)
                                .setJavaScriptEnabled(false)
                                .setViewportSize(width, 900);
                try (var context = browser.chromium.newContext(options)) {
                    var page = context.newPage();
                    page.navigate(browser.address() + path);
                    var file =
                            name
                                    + "-"
                                    + width
                                    + "-"
                                    + scheme.name().toLowerCase(java.util.Locale.ROOT);
                    page.screenshot(
                            new ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(FOLDER.resolve(file + ".png")));
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as("%s is not wider than the screen", file)
                            .isEqualTo(width);
                }
            }
        }
    }
}
