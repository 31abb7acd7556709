package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Postmortem and graph in Chromium: narrow and wide, light and dark, with and without script. */
@Tag("browser")
class LessonsInTheBrowserTest {
    @TempDir Path folder;

    @Test
    void oneGraphIsSeenAndNothingIsWiderThanTheWindow() throws IOException {
        try (var example = LessonExample.harmony(folder);
                var browser = new Browser()) {
            for (var path :
                    new String[] {"/notices/" + example.notice() + "/postmortem", "/graphs"}) {
                look(browser, example.address() + path, false);
                look(browser, example.address() + path, true);
            }
        }
    }

    private static void look(Browser browser, String url, boolean script) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1280, 360}) {
                try (var context = browser.open(width, scheme, script)) {
                    var page = context.newPage();
                    page.navigate(url);
                    assertThat(page.locator("svg.graph-drawing:visible").count())
                            .as(url + " at " + width)
                            .isEqualTo(1);
                    var text = page.locator("svg.graph-drawing:visible text").first();
                    assertThat(text.boundingBox().height).isGreaterThan(9);
                    var bounds = page.locator("main").boundingBox();
                    assertThat(bounds.x + bounds.width).isLessThanOrEqualTo(width);
                    assertThat(page.locator("details.graph-values table").count()).isEqualTo(1);
                }
            }
        }
    }
}
