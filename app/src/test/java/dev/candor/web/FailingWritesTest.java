package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What the API says when a write does not succeed, in words that a person can act on. */
class FailingWritesTest {
    private static final String LIST = "/api/v1/notices";
    private static final String SHORT =
            """
            {"kind": "incident", "title": "Mail is slow", "body": "We look into it."}
            """;

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
    void aFullDiskIs507WithAReasonAndNoPlaces() {
        server.fallible.fill();
        var answer = server.post(LIST, SHORT);
        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.body().get("title").stringValue()).isEqualTo("Insufficient Storage");
        assertThat(answer.body().get("detail").stringValue())
                .startsWith("The server's disk is full; nothing was kept. Make room on it");
        assertThat(answer.response().body()).doesNotContain("/secret/place");
        assertThat(server.get(LIST, null).status()).isEqualTo(200);
    }

    @Test
    void aWriteWhoseEndIsNotKnownSaysSoAndDoesNotClaimThatNothingWasKept() {
        server.fallible.cut();
        var answer = server.post(LIST, SHORT);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().get("detail").stringValue())
                .contains("whether this was kept is not known")
                .contains("Idempotency-Key");
        assertThat(server.get(LIST, null).body().get("items")).hasSize(1);
    }
}
