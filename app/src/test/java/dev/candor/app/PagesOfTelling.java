package dev.candor.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import dev.candor.command.LinkKey;
import dev.candor.command.LinkKey.Purpose;
import dev.candor.fixture.Await;
import dev.candor.fixture.Browser;
import dev.candor.fixture.Http;
import dev.candor.fixture.HttpScript;
import dev.candor.fixture.SmtpScript;
import dev.candor.fixture.SwitchableServer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A server whose relay takes some messages, declines some and refuses some, so that there are
 * deliveries of every state, an alert that waits for somebody, and somebody who subscribes. Shows
 * its pages in Chromium, narrow and wide, light and dark.
 */
final class PagesOfTelling implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final SwitchableServer shop = new SwitchableServer();
    private final List<String> paged = new CopyOnWriteArrayList<>();
    private final SmtpScript relay;
    private final HttpScript pager;
    private final Browser browser;
    private final LinkKey key;
    final RunningCandor candor;
    final String notice;

    PagesOfTelling(Path folder) throws IOException {
        relay = SmtpScript.of((_, command) -> answer(command));
        pager =
                HttpScript.start(
                        request -> {
                            paged.add(request.body());
                            return HttpScript.Answer.of(200, "ok");
                        },
                        null);
        candor = RunningCandor.start(folder, configuration());
        key = InstallationSecret.in(folder.resolve("data")).links();
        browser = new Browser();
        notice = told();
    }

    private static @Nullable String answer(String command) {
        if (command.startsWith("RCPT TO:<gone") || command.startsWith("RCPT TO:<ops")) {
            return "550 5.1.1 There is no such user here; see https://mx.example.com/help/5.1.1";
        }
        return command.startsWith("RCPT TO:<later")
                ? "451 4.7.1 Greylisted, come back later"
                : null;
    }

    private String configuration() {
        return """
        page: {name: FoxyCart, url: "https://status.example.com", zone: America/Los_Angeles}
        components:
          - {id: shop, name: Shop}
          - id: flexo
            name: Flexo
            children: [{id: flexo/web, name: Web sites}, {id: flexo/mail, name: Mail}]
        checks:
          - {id: front, component: shop, http: "%s", every: 1s, timeout: 1s, fail-after: 2}
        mail: {from: status@example.com, relays: ["smtp://127.0.0.1:%d"]}
        channels:
          - {id: pager, provider: webhook, url: "http://127.0.0.1:%d/", secret: "for the pager"}
        alerts:
          - {to: [ops@example.com], then: [{after: 1h, to: [pager]}]}
        """
                .formatted(shop.url(), relay.port(), pager.port());
    }

    /** Tells customers twice, and lets something fail; answers which notice it was. */
    private String told() {
        var http = candor.http();
        http.send(
                "PUT",
                "/api/v1/audiences/shops/customers",
                """
                {"customers": [{"address": "ada@example.com", "components": ["flexo"]},
                  {"address": "gone@example.com", "components": ["flexo"]},
                  {"address": "later.a.rather.long.name@customers.of.a-long-domain.example.com",
                   "components": ["flexo/web"]}]}
                """);
        var posted =
                http.send(
                        "POST",
                        "/api/v1/notices",
                        """
                        {"kind": "incident", "title": "Web sites do not open",
                         "body": "We are looking into it.", "components": ["flexo/web"],
                         "tell": {"affected": true}}
                        """);
        var id = Http.tree(posted).path("id").asString();
        await(() -> count("delivered") == 1 && count("failed") == 1 && isTried());
        http.send(
                "POST",
                "/api/v1/notices/" + id + "/updates",
                """
                {"state": "identified", "body": "A switch is broken; it is being replaced.",
                 "tell": {"affected": true}}
                """);
        shop.answer(500);
        await(() -> count("superseded") == 1 && count("escalated") == 1 && !paged.isEmpty());
        await(() -> count("delivered") == 3);
        return id;
    }

    private int count(String state) {
        return candor.http().json("/api/v1/deliveries?state=" + state).path("items").size();
    }

    private boolean isTried() {
        return candor.http()
                .json("/api/v1/deliveries?state=pending")
                .path("items")
                .valueStream()
                .anyMatch(each -> each.path("attempts").asInt() > 0);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Await.until("told", LONGEST, condition);
    }

    /** The page of who was told what, of everything. */
    String deliveries() {
        var link = candor.http().send("POST", "/api/v1/deliveries/link", "");
        return URI.create(Http.tree(link).path("url").asString()).getPath();
    }

    /** The page of the alert that waits, as the pager got it. */
    String alert() {
        var link = JSON.readTree(paged.getFirst()).path("links").path("acknowledge").asString();
        return URI.create(link).getPath();
    }

    /** A page of somebody who subscribes, and confirms unless only that is asked. */
    String subscription(Purpose purpose) {
        var made =
                candor.http()
                        .send(
                                "POST",
                                "/api/v1/subscribers",
                                """
                                {"address": "%s@example.com", "confirmed": %s,
                                 "components": ["flexo/web"]}
                                """
                                        .formatted(
                                                purpose.name().toLowerCase(Locale.ROOT),
                                                purpose != Purpose.CONFIRM));
        var id = Http.tree(made).path("id").asString();
        return "/subscription/" + key.sign(purpose, id, null);
    }

    /** Opens a page in each look without script, pictures it, and hands it on. */
    void look(String path, String name, Path pictures, Consumer<Page> look) {
        each(
                path,
                false,
                (page, suffix) -> {
                    var file = pictures.resolve(name + "-" + suffix + ".png");
                    page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(file));
                    look.accept(page);
                });
    }

    /** The same with script, by which pages are examined. */
    void examine(String path, Consumer<Page> examine) {
        each(path, true, (page, _) -> examine.accept(page));
    }

    private interface Visit {
        void at(Page page, String suffix);
    }

    private void each(String path, boolean script, Visit visit) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1280, 360}) {
                try (var context = browser.open(width, scheme, script)) {
                    var page = context.newPage();
                    page.navigate(candor.server().address() + path);
                    visit.at(page, width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    @Override
    public void close() {
        browser.close();
        candor.close();
        pager.close();
        relay.close();
        shop.close();
    }
}
