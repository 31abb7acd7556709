package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.LinkKey.Purpose;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the pictures of the pages of those who are told, and of those who tell, for the documents;
 * run by {@code build/pictures}.
 */
@Tag("pictures")
class PicturesOfTellingTest {
    private static final Path TO = Path.of(System.getProperty("candor.pictures", "target/readme"));

    @TempDir Path folder;

    @Test
    void subscribingPreferencesAnAlertAndWhoWasTold() throws IOException {
        Files.createDirectories(TO);
        try (var pages = new PagesOfTelling(folder)) {
            take(pages, "/subscribe?notice=" + pages.notice, "subscribe");
            take(pages, pages.subscription(Purpose.MANAGE), "preferences");
            take(pages, pages.alert(), "alert");
            take(pages, pages.deliveries(), "deliveries");
        }
    }

    private static void take(PagesOfTelling pages, String path, String name) {
        pages.look(path, name, TO, page -> assertThat(page.textContent("h1")).isNotBlank());
    }
}
