package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
