package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.fixture.Await;
import dev.candor.fixture.Browser;
import dev.candor.fixture.Http;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** An operator looks in Chromium at who was told, while the only relay is away. */
@Tag("browser")
class DeliveriesInTheBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir Path folder;

    @Test
    void thePageOfDeliveriesIsReadableNarrowAndWideLightAndDarkWithoutScript() throws IOException {
        try (var scene = SubscriptionScene.start(folder);
                var browser = new Browser()) {
            var http = scene.candor().http();
            http.send(
                    "PUT",
                    "/api/v1/audiences/shops/customers",
                    """
                    {"customers": [{"address": "hit@example.com", "components": ["flexo"]},
                      {"address": "a.rather.long.name@customers.of.a-long-domain.example.com",
                       "components": ["flexo/web"]}]}
                    """);
            var notice =
                    http.send(
                            "POST",
                            "/api/v1/notices",
                            """
                            {"kind": "incident", "title": "Shops do not open", "body": "B",
                             "components": ["flexo"], "tell": {"affected": true}}
                            """);
            var id = Http.tree(notice).path("id").asString();
            var list = "/api/v1/deliveries?notice=" + id;
            Await.until(
                    "both are owed",
                    Duration.ofSeconds(20),
                    () -> http.json(list).path("items").size() == 2);
            var link = http.send("POST", "/api/v1/deliveries/link?notice=" + id, "");
            var path = URI.create(Http.tree(link).path("url").asString()).getPath();
            look(browser, scene.candor().server().address() + path, "deliveries");
        }
    }

    private static void look(Browser browser, String address, String name) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1280, 360}) {
                try (var context = browser.open(width, scheme, false)) {
                    var page = context.newPage();
                    page.navigate(address);
                    var file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    page.screenshot(
                            new ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(PICTURES.resolve("people-" + file + ".png")));
                    assertThat(page.textContent("h1")).contains("Shops do not open");
                    assertThat(page.locator("tbody tr[id]").count()).isEqualTo(2);
                }
                try (var context = browser.open(width, scheme, true)) {
                    var page = context.newPage();
                    page.navigate(address);
                    assertThat(
                                    page.evaluate(
                                            "document.documentElement.scrollWidth"
                                                    + " <= window.innerWidth"))
                            .isEqualTo(true);
                    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
                }
            }
        }
    }
}
