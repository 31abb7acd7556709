package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Mutated bodies are taken or refused, with a sentence; nothing ever breaks. */
class HostileBodiesTest {
    private static final long SEED = Long.getLong("candor.seed", 20_100_121L);
    private static final int ROUNDS = 1_500;
    private static final List<String> SEEDS =
            List.of(
                    """
                    {"kind": "incident", "title": "Mail", "state": "resolved", "components":
                     ["app", {"id": "mail", "level": "degraded_performance", "note": "late"}],
                     "windows": [{"start": "2010-01-21T14:44", "end": "2010-01-21T23:10:00Z",
                      "level": "partial_outage", "components": ["mail"], "precision": "about"}],
                     "body": "A *queue*.", "links": [{"url": "https://a.example/", "label": "x"},
                      {"relation": "recurs", "notice": "aaaaaaaaaaaa"}], "draft": false}
                    """,
                    """
                    {"kind": "maintenance", "title": "Move", "body": "B", "planned":
                     {"start": "2026-07-04T22:00", "end": "2026-07-05T06:30:00Z", "zone": "UTC"}}
                    """,
                    """
                    {"state": "identified", "body": "B", "components": [{"id": "app"}],
                     "at": "2026-03-03T20:00:00-08:00", "end": null, "corrects": null}
                    """);
    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\u0000",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "99999999999999999999",
                    "\"\"",
                    "[[[[[[[[",
                    "9999-12-31T23:59:59Z",
                    "0000-01-01T00:00",
                    "-08:00",
                    "+99:99",
                    "T24:00",
                    "investigating",
                    "completed",
                    "flexo/web",
                    "../..",
                    "<script>",
                    "😀",
                    "\r\n");

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = new ApiServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyMutatedBodyIsTakenOrRefusedWithASentence() {
        var random = new Random(SEED);
        var one =
                "/api/v1/notices/"
                        + server.posted("{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\"}");
        for (var round = 0; round < ROUNDS; round++) {
            var body = mutate(random);
            var target = random.nextInt(3);
            var request =
                    server.request(
                                    switch (target) {
                                        case 0 -> "/api/v1/notices";
                                        case 1 -> one;
                                        default -> one + "/updates";
                                    },
                                    server.operator)
                            .header("Content-Type", "application/json")
                            .method(
                                    target == 1 ? "PATCH" : "POST",
                                    BodyPublishers.ofByteArray(body));
            var answer = server.send(request);
            var told =
                    "seed "
                            + SEED
                            + " round "
                            + round
                            + ": "
                            + new String(body, StandardCharsets.UTF_8)
                            + "\n"
                            + answer.response().body();
            assertThat(answer.status()).as(told).isIn(200, 201, 400, 404, 409);
            assertThat(answer.response().body())
                    .as(told)
                    .doesNotContain("Exception", "dev.candor", "tools.jackson", "java.");
            if (answer.status() >= 400) {
                assertThat(answer.body().get("detail").stringValue()).as(told).isNotBlank();
            }
        }
        var list = server.get("/api/v1/notices?limit=1000&drafts=true", server.viewer);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().get("items")).isNotEmpty();
    }

    private static byte[] mutate(Random random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (var count = random.nextInt(4); count > 0; count--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(from, text.substring(from, to));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
