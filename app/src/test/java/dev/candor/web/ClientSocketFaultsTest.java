package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.FaultProxy;
import dev.candor.fixture.FaultProxy.Kind;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A client whose line breaks sends the same key again, and has posted once. */
class ClientSocketFaultsTest {
    private static final int MOST_PIECES = 50;
    private static final String BODY =
            """
            {"kind": "incident", "title": "Mail is slow", "body": "We look into it."}
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(names = "SILENT", mode = EnumSource.Mode.EXCLUDE)
    void whicheverPieceIsLostTheNoticeIsThereOnce(Kind kind) throws Exception {
        try (var server = new ApiServer(folder);
                var proxy = FaultProxy.before(server.address.getPort())) {
            for (var n = 1; n < MOST_PIECES; n++) {
                proxy.arm(n, kind, false);
                var status = postUntilAnswered(server, proxy, "key-" + n);
                assertThat(status).isIn(200, 201);
                assertThat(server.get("/api/v1/notices", null).body().get("items")).hasSize(n);
                if (!proxy.disarm()) {
                    assertThat(n).isGreaterThan(2);
                    return;
                }
            }
            throw new AssertionError("the fault never came to an end");
        }
    }

    private static int postUntilAnswered(ApiServer server, FaultProxy proxy, String key)
            throws InterruptedException {
        for (var attempt = 0; attempt < 3; attempt++) {
            try (var client = HttpClient.newHttpClient()) {
                var address = "http://127.0.0.1:" + proxy.port() + "/api/v1/notices";
                var request =
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + server.operator)
                                .header("Idempotency-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                                .build();
                return client.send(request, BodyHandlers.ofString()).statusCode();
            } catch (IOException _) {
                // The line broke: the client knows nothing, and asks again.
            }
        }
        throw new AssertionError("no answer");
    }
}
