package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import dev.candor.command.LinkKey.Purpose;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The pages of those who are told and of those who tell, in Chromium. */
@Tag("browser")
class PagesOfTellingInTheBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir Path folder;

    @Test
    @Tag("long")
    void eachPageIsReadableNarrowAndWideLightAndDarkWithoutScript() throws IOException {
        try (var pages = new PagesOfTelling(folder)) {
            var deliveries = pages.deliveries();
            look(pages, deliveries, "deliveries", "Who was told what");
            for (var state : new String[] {"pending", "escalated", "failed", "superseded"}) {
                look(pages, deliveries + "?state=" + state, state, "Who was told what");
            }
            look(pages, "/deliveries/none", "deliveries-none", "This link is no good");
            look(pages, pages.alert(), "alert", "Shop: major outage");
            look(pages, "/alert/none", "alert-none", "This link is no good");
            look(pages, "/subscribe?notice=" + pages.notice, "subscribe", "Hear of it");
            look(pages, pages.subscription(Purpose.CONFIRM), "confirm", "Shall we write to you?");
            var leave = pages.subscription(Purpose.UNSUBSCRIBE) + "/unsubscribe";
            look(pages, leave, "leave", "Hear nothing more?");
            look(pages, pages.subscription(Purpose.MANAGE), "preferences", "What you hear");
        }
    }

    @Test
    void whoFollowsAnEntryFindsItAndItsComponentsChosen() throws IOException {
        try (var pages = new PagesOfTelling(folder)) {
            pages.look(
                    "/notices/" + pages.notice,
                    "people-entry",
                    PICTURES,
                    page -> {
                        page.click("text=Hear how this goes on");
                        assertThat(page.isChecked("#scope-notice")).isTrue();
                        assertThat(page.textContent("label[for=scope-notice]"))
                                .isEqualTo("This entry only: “Web sites do not open”");
                        assertThat(page.isChecked("#component-flexo\\/web")).isTrue();
                        assertThat(page.isChecked("#component-flexo\\/mail")).isFalse();
                    });
        }
    }

    private static void look(PagesOfTelling pages, String path, String name, String heading) {
        pages.look(
                path,
                "people-" + name,
                PICTURES,
                page -> assertThat(page.textContent("h1")).contains(heading));
        pages.examine(path, page -> examine(page, name));
    }

    private static void examine(Page page, String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " is not wider than the window")
                .isEqualTo(true);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    }
}
