package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Takes the pictures of graphs and postmortems for the documents; run by {@code build/pictures}.
 */
@Tag("pictures")
class PicturesOfLessonsTest {
    private static final Path TO = Path.of(System.getProperty("candor.pictures", "target/readme"));

    @TempDir Path folder;

    @Test
    void harmonyWithTheMarkOfItsFix() throws IOException {
        try (var example = LessonExample.harmony(folder);
                var browser = new Browser()) {
            take(browser, example, "harmony-postmortem");
        }
    }

    @Test
    void xervoByRegionAndHostGeneration() throws IOException {
        try (var example = LessonExample.xervo(folder);
                var browser = new Browser()) {
            take(browser, example, "xervo-postmortem");
        }
    }

    private static void take(Browser browser, LessonExample example, String name)
            throws IOException {
        Files.createDirectories(TO);
        var url = example.address() + "/notices/" + example.notice() + "/postmortem";
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1280, 360}) {
                try (var context = browser.open(width, scheme, false)) {
                    var page = context.newPage();
                    page.navigate(url);
                    var file =
                            "%s-%d-%s.png"
                                    .formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
                    page.screenshot(
                            new ScreenshotOptions().setPath(TO.resolve(file)).setFullPage(true));
                    assertThat(TO.resolve(file)).isNotEmptyFile();
                }
            }
        }
    }
}
