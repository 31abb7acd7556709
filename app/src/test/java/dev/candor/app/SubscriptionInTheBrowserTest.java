package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.command.LinkKey.Purpose;
import dev.candor.fixture.Browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody subscribes in Chromium on a phone, without script; and each page looks right. */
@Tag("browser")
class SubscriptionInTheBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir Path folder;

    @Test
    void somebodySubscribesChoosesAndLeavesOnAPhoneWithoutScript() throws IOException {
        try (var scene = SubscriptionScene.start(folder);
                var browser = new Browser();
                var context = browser.open(360, ColorScheme.LIGHT, false)) {
            var page = context.newPage();
            page.navigate(scene.candor().server().address() + "/");
            page.click("text=Subscribe");
            page.fill("#address", "ada@example.com");
            page.check("#scope-some");
            page.check("#component-flexo\\/web");
            page.click("button[type=submit]");
            assertThat(page.textContent("h1")).contains("Look into your mail");
            page.navigate(scene.candor().server().address() + scene.link(Purpose.CONFIRM));
            page.click("text=Yes, tell me");
            assertThat(page.textContent(".done")).contains("You will hear from us");
            page.check("#hears-incidents");
            page.selectOption("#digest", "8");
            page.click("text=Save");
            assertThat(page.textContent(".done")).contains("Saved");
            assertThat(page.isChecked("#hears-incidents")).isTrue();
            page.click("text=Unsubscribe");
            assertThat(page.textContent("h1")).contains("We write nothing to you");
            assertThat(scene.state()).isEqualTo("ended");
            page.click("text=Write to me again");
            assertThat(scene.state()).isEqualTo("active");
        }
    }

    @Test
    void eachPageIsReadableNarrowAndWideLightAndDark() throws IOException {
        try (var scene = SubscriptionScene.start(folder);
                var browser = new Browser()) {
            scene.post("/subscribe", "address=ada%40example.com&scope=some&component=app");
            look(scene, browser, "/subscribe?component=flexo/web", "subscribe");
            look(scene, browser, scene.link(Purpose.CONFIRM), "confirm");
            scene.post(scene.link(Purpose.CONFIRM), "action=confirm");
            look(scene, browser, scene.link(Purpose.MANAGE) + "?saved", "preferences");
            look(scene, browser, scene.link(Purpose.UNSUBSCRIBE) + "/unsubscribe", "leave");
            look(scene, browser, "/subscription/none", "no-link");
        }
    }

    private static void look(SubscriptionScene scene, Browser browser, String path, String name) {
        var address = scene.candor().server().address() + path;
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1280, 360}) {
                try (var context = browser.open(width, scheme, true)) {
                    judge(context, address, name + "-" + width + "-" + scheme);
                }
            }
        }
    }

    private static void judge(BrowserContext context, String address, String name) {
        var page = context.newPage();
        page.navigate(address);
        page.screenshot(
                new ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                PICTURES.resolve(
                                        "people-"
                                                + name.toLowerCase(java.util.Locale.ROOT)
                                                + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " is not wider than the window")
                .isEqualTo(true);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    }
}
