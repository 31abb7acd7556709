package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.LinkKey.Purpose;
import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.store.DataFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Subscribing, choosing and leaving, as a browser and a mail program do it. */
class SubscriptionPagesTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String ADA = "address=ada%40example.com&scope=all";

    @TempDir private Path folder;
    private SubscriptionScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = SubscriptionScene.start(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotTheAddressIsKnown() {
        var first = scene.post("/subscribe", ADA);
        assertThat(first.statusCode()).isEqualTo(200);
        scene.post(scene.link(Purpose.CONFIRM), "action=confirm");
        var again = scene.post("/subscribe", ADA);
        var other = scene.post("/subscribe", "address=grace%40example.com&scope=all");
        assertThat(again.body()).isEqualTo(first.body()).isEqualTo(other.body());
        assertThat(again.headers().map().keySet()).isEqualTo(first.headers().map().keySet());
        assertThat(again.body()).doesNotContain("ada");
    }

    @Test
    void aLinkToAComponentLeadsToTheFormWithItChosen() {
        var chosen = scene.get("/subscribe?component=flexo/web").body();
        assertThat(chosen)
                .containsPattern("<input[^>]*value=\"flexo/web\"[^>]* checked")
                .containsPattern("<input[^>]*value=\"some\"[^>]* checked")
                .doesNotContainPattern("<input[^>]*value=\"app\"[^>]* checked");
        assertThat(scene.get("/subscribe").body())
                .containsPattern("<input[^>]*value=\"all\"[^>]* checked")
                .doesNotContainPattern("<input[^>]*value=\"flexo/web\"[^>]* checked");
    }

    @Test
    void readingALinkConfirmsNothingAndEndsNothing() {
        scene.post("/subscribe", ADA);
        var page = scene.get(scene.link(Purpose.CONFIRM));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Yes, tell me").doesNotContain("ada@");
        assertThat(scene.state()).isEqualTo("unconfirmed");
        var done = scene.post(scene.link(Purpose.CONFIRM), "action=confirm");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(scene.state()).isEqualTo("active");
        assertThat(scene.get(scene.link(Purpose.UNSUBSCRIBE) + "/unsubscribe").body())
                .contains("method=\"post\"");
        assertThat(scene.state()).isEqualTo("active");
    }

    @Test
    void oneClickEndsItWithoutLogin() {
        scene.post("/subscribe", ADA);
        scene.post(scene.link(Purpose.CONFIRM), "action=confirm");
        var path = scene.link(Purpose.UNSUBSCRIBE) + "/unsubscribe";
        var answer = scene.post(path, "List-Unsubscribe=One-Click");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("unsubscribed\n");
        assertThat(scene.state()).isEqualTo("ended");
        assertThat(scene.post(path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedIsShownAsItWasChosen() {
        scene.post("/subscribe", ADA);
        var page = scene.link(Purpose.MANAGE);
        scene.post(page, "action=confirm");
        var form = "action=save&scope=some&hears=maintenance&digest_hour=7&language=de";
        var refused = scene.post(page, form);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Nothing is named")
                .containsPattern("<input[^>]*value=\"some\"[^>]* checked")
                .containsPattern("<input[^>]*value=\"maintenance\"[^>]* checked")
                .containsPattern("<option[^>]*value=\"7\"[^>]* selected")
                .containsPattern("<option[^>]*value=\"de\"[^>]* selected");
    }

    @Test
    void whatIsChosenIsKept() {
        scene.post("/subscribe", ADA);
        var page = scene.link(Purpose.MANAGE);
        scene.post(page, "action=confirm");
        var form =
                "action=save&scope=some&component=flexo%2Fweb&component=app&hears=incidents"
                        + "&minimum=partial_outage&digest_hour=8&language=de"
                        + "&zone=America%2FNew_York";
        assertThat(scene.post(page, form).statusCode()).isEqualTo(303);
        var kept = scene.subscribers().get(0);
        assertThat(kept.path("components").toString()).isEqualTo("[\"app\",\"flexo/web\"]");
        assertThat(kept.path("hears").asString()).isEqualTo("incidents");
        assertThat(kept.path("digest_hour").asInt()).isEqualTo(8);
        assertThat(kept.path("zone").asString()).isEqualTo("America/New_York");
        assertThat(kept.path("consent").path("from").asString()).isEqualTo("192.0.2.0/24");
        var wrong = scene.post(page, "action=save&scope=some&component=nope");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("There is no component");
        assertThat(scene.post(page, "action=erase").statusCode()).isEqualTo(200);
        assertThat(scene.subscribers()).isEmpty();
        assertThat(scene.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void theFormsAreNeitherStoredNorFoundNorToldOn() {
        for (var path : new String[] {"/subscribe", "/subscription/none"}) {
            var answer = scene.get(path);
            assertThat(header(answer, "cache-control")).isEqualTo("no-store");
            assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "x-robots-tag")).isEqualTo("noindex");
            assertThat(answer.headers().allValues("content-security-policy")).hasSize(1);
            assertThat(header(answer, "content-security-policy"))
                    .contains("form-action 'self'")
                    .contains("default-src 'none'");
        }
    }

    @Test
    void whoTriesTooOftenIsHeldBackAndOthersAreNot() {
        for (var i = 0; i < 10; i++) {
            scene.post("/subscribe", "address=a" + i + "%40example.com&scope=all");
        }
        assertThat(scene.post("/subscribe", ADA).statusCode()).isEqualTo(429);
        assertThat(scene.post("/subscribe", ADA, "198.51.100.9").statusCode()).isEqualTo(200);
    }

    @Test
    void oneAddressIsNotAskedAgainAndAgain() {
        for (var i = 0; i < 6; i++) {
            var answer = scene.post("/subscribe", ADA, "198.51." + i + ".1");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        scene.post("/subscribe", "address=bob%40example.com&scope=all", "198.51.9.1");
        Await.until("bob is asked", LONGEST, () -> messagesTo("bob@example.com") == 1);
        assertThat(messagesTo("ada@example.com")).isEqualTo(3);
        assertThat(scene.subscribers()).hasSize(2);
    }

    private long messagesTo(String address) {
        return scene.candor()
                .http()
                .json("/api/v1/deliveries")
                .path("items")
                .valueStream()
                .filter(each -> each.path("address").asString().equals(address))
                .count();
    }

    @Test
    void whatOnlyAProgramFillsInIsThrownAway() {
        assertThat(scene.post("/subscribe", ADA + "&website=x").statusCode()).isEqualTo(200);
        assertThat(scene.subscribers()).isEmpty();
    }

    @Test
    void whatIsTypedComesBackEscaped() {
        var answer = scene.post("/subscribe", "address=%22%3E%3Cscript%3E&scope=all");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<script>").contains("&lt;script");
    }

    @Test
    void customersAreOnNoPublicPage() {
        var http = scene.candor().http();
        http.send(
                "PUT",
                "/api/v1/audiences/secretaudience/customers",
                """
                {"customers": [{"address": "zelda@hidden.example", "name": "Zelda Customer",
                 "components": ["app"]}]}
                """);
        var posted =
                http.send(
                        "POST",
                        "/api/v1/notices",
                        """
                        {"kind": "incident", "title": "Down", "body": "B", "components": ["app"],
                         "tell": {"affected": true, "audience": "secretaudience"}}
                        """);
        assertThat(posted.statusCode()).isEqualTo(201);
        var id = Http.tree(posted).path("id").asString();
        Await.until(
                "the notice is on the page",
                Duration.ofSeconds(10),
                () -> scene.get("/notices/" + id).statusCode() == 200);
        for (var path :
                new String[] {
                    "/",
                    "/notices/" + id,
                    "/feed.atom",
                    "/subscribe",
                    "/api/v1/notices",
                    "/api/v2/summary.json",
                    "/history",
                    "/components/app",
                    "/api/v1/notices/" + id
                }) {
            assertThat(scene.get(path).body())
                    .as(path)
                    .doesNotContainIgnoringCase("zelda")
                    .doesNotContain("hidden.example", "secretaudience");
        }
        assertThat(scene.get("/api/v1/audiences").statusCode()).isEqualTo(401);
        assertThat(scene.get("/api/v1/subscribers").statusCode()).isEqualTo(401);
    }

    @Test
    void theKeyOfLinksIsItsOwnersOnlyAndStaysTheSame() throws IOException {
        var file = folder.resolve("data").resolve(DataFolder.SECRET_FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var token =
                InstallationSecret.in(folder.resolve("data"))
                        .links()
                        .sign(Purpose.MANAGE, "x", null);
        assertThat(scene.key().sign(Purpose.MANAGE, "x", null)).isEqualTo(token);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
