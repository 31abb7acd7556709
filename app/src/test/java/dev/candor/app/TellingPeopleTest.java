package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** From the order to tell to what everybody is owed, in a running server. */
class TellingPeopleTest {
    @TempDir Path folder;

    @Test
    void exactlyThoseAffectedAreTheOthersAreNotAndLaterTheSamePeopleAgain() throws IOException {
        try (var scene = SubscriptionScene.start(folder)) {
            var http = scene.candor().http();
            subscribe(http, "sub@example.com", "flexo/web");
            subscribe(http, "other@example.com", "app");
            http.send(
                    "PUT",
                    "/api/v1/audiences/shops/customers",
                    """
                    {"customers": [
                      {"address": "hit@example.com", "components": ["flexo"]},
                      {"address": "sub@example.com", "components": ["flexo/web"]},
                      {"address": "fine@example.com", "components": ["app"]}]}
                    """);
            var draft =
                    """
                    {"kind": "incident", "title": "Down", "body": "No data was lost.",
                     "components": ["flexo/web"],
                     "tell": {"affected": true, "not_affected": true}}
                    """;
            var preview = Http.tree(http.send("POST", "/api/v1/notices?preview=true", draft));
            assertThat(preview.path("tells").path("meant").path("count").asInt()).isEqualTo(1);
            assertThat(http.json("/api/v1/notices").path("items")).isEmpty();
            var id = Http.tree(http.send("POST", "/api/v1/notices", draft)).path("id").asString();
            awaitTold(http, id, List.of("fine", "hit", "sub"));
            var again = "{\"body\": \"B\", \"tell\": {\"again\": true}}";
            var path = "/api/v1/notices/" + id + "/updates";
            var looked = Http.tree(http.send("POST", path + "?preview=true", again));
            assertThat(looked.path("tells").path("meant").path("count").asInt()).isEqualTo(2);
            http.send(
                    "POST",
                    path,
                    "{\"body\": \"Two orders were lost.\", \"tell\": {\"again\": true}}");
            awaitTold(http, id, List.of("fine", "fine", "hit", "hit", "sub", "sub"));
        }
    }

    @Test
    void whoAddsComponentsSeesFirstWhoHearsWhatAndWhatIsToCome() throws IOException {
        try (var scene = SubscriptionScene.start(folder)) {
            var http = scene.candor().http();
            subscribe(http, "sub@example.com", "flexo/web");
            subscribe(http, "new@example.com", "app");
            var posted =
                    http.send(
                            "POST",
                            "/api/v1/notices",
                            """
                            {"kind": "maintenance", "title": "Switches", "body": "New ones.",
                             "components": ["flexo/web"],
                             "planned": {"start": "2031-06-03T05:00", "end": "2031-06-03T07:00"}}
                            """);
            assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
            var one = "/api/v1/notices/" + Http.tree(posted).path("id").asString();
            var edit = "{\"components\": [\"flexo/web\", \"app\"]}";
            var before = http.json(one);
            var preview = Http.tree(http.send("PATCH", one + "?preview=true", edit));
            assertThat(http.json(one)).isEqualTo(before);
            assertThat(preview.path("tells").path("subscribers").path("count").asInt()).isOne();
            var first = preview.path("messages").get(0);
            assertThat(first.path("type").asString()).isEqualTo("widened");
            assertThat(first.path("at").isNull()).isTrue();
            assertThat(first.path("included").toString()).isEqualTo("[\"app\"]");
            assertThat(first.path("to").path("subscribers").path("sample").toString())
                    .isEqualTo("[\"n***@example.com\"]");
            assertThat(first.path("subject").asString()).contains("You may be affected: Switches");
            assertThat(first.path("text").asString())
                    .contains("Control panel", "New ones.", "3 Jun 2031, 05:00");
            var coming = http.json(one + "/messages").path("items");
            assertThat(coming.valueStream().map(each -> each.path("type").asString()))
                    .containsExactly("reminded", "reminded", "started", "updated", "overrun");
            assertThat(coming.get(0).path("at").asString()).isEqualTo("2031-06-02T03:00:00Z");
            assertThat(coming.get(4).path("text").asString()).contains("longer than we planned");

            var asked =
                    JsonNodeFactory.instance.objectNode().put("id", before.path("id").asString());
            var told = ask("notice.messages", asked).path("items");
            assertThat(told).isEqualTo(coming);
            asked.put("preview", true).putArray("components").add("flexo/web").add("app");
            assertThat(ask("notice.edit", asked).path("messages"))
                    .isEqualTo(preview.path("messages"));
            assertThat(http.json(one)).isEqualTo(before);
        }
    }

    /** As the command line asks. */
    private JsonNode ask(String command, ObjectNode arguments) {
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return switch (control.ask(new ControlRequest(command, arguments))) {
                case ControlAnswer.Done(var data) -> data;
                case ControlAnswer.Refused refused -> throw new AssertionError(refused);
            };
        }
    }

    private static void subscribe(Http http, String address, String component) {
        http.send(
                "POST",
                "/api/v1/subscribers",
                "{\"address\": \"%s\", \"confirmed\": true, \"components\": [\"%s\"]}"
                        .formatted(address, component));
    }

    private static void awaitTold(Http http, String notice, List<String> names) {
        Await.until(
                () -> told(http, notice) + " become " + names,
                Duration.ofSeconds(20),
                () -> told(http, notice).equals(names));
        assertThat(told(http, notice)).isEqualTo(names);
    }

    private static List<String> told(Http http, String notice) {
        var names = new TreeSet<String>();
        http.json("/api/v1/deliveries?notice=" + notice)
                .path("items")
                .forEach(each ->
                        names.add(
                                each.path("address").asString().replaceAll("@.*", "")
                                        + " "
                                        + each.path("id").asString()));
        return names.stream().map(each -> each.replaceAll(" .*", "")).toList();
    }
}
