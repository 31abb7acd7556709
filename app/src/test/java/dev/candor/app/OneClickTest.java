package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.SmtpScript;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a mail program does with a message that somebody has had enough of (RFC 8058, section 3.2):
 * it posts to the address that the message itself names, with nothing else that it knows.
 */
class OneClickTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");
    private static final Pattern WAY_OUT =
            Pattern.compile("\r\nList-Unsubscribe: <(https://[^>]+)>");
    private static final String ONE_CLICK =
            "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";

    private static final String FORM =
            """
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 26

            List-Unsubscribe=One-Click\
            """;

    private static final String PARTS =
            """
            Content-Type: multipart/form-data; boundary=b
            Content-Length: 82

            --b
            Content-Disposition: form-data; name="List-Unsubscribe"

            One-Click
            --b--
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {FORM, PARTS})
    void theAddressInAMessageEndsTheSubscriptionByOnePost(String posted) throws IOException {
        try (var relay = SmtpScript.of((_, _) -> null);
                var candor = RunningCandor.start(folder, configuration(relay))) {
            subscribe(candor, "ada@example.com");
            subscribe(candor, "bob@example.com");
            post(candor, "One");
            Await.until("both hear", LONGEST, () -> relay.taken().size() == 2);
            var header = header(relay, "ada@example.com");
            assertThat(header).contains(ONE_CLICK);
            var found = WAY_OUT.matcher(header);
            assertThat(found.find()).as(header).isTrue();

            assertThat(raw(candor, URI.create(found.group(1)).getRawPath(), posted))
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContainIgnoringCase("set-cookie");

            post(candor, "Two");
            Await.until("one hears", LONGEST, () -> relay.taken().size() == 3);
            assertThat(relay.taken().getLast().to()).isEqualTo("bob@example.com");
            assertThat(candor.http().json("/api/v1/subscribers?state=ended").path("items"))
                    .hasSize(1);
            assertThat(candor.http().json("/api/v1/deliveries").path("items")).hasSize(3);
        }
    }

    private static String header(SmtpScript relay, String to) {
        var message =
                relay.taken().stream()
                        .filter(each -> each.to().equals(to))
                        .findFirst()
                        .orElseThrow()
                        .content();
        var header = "\r\n" + message.substring(0, message.indexOf("\r\n\r\n") + 2);
        return FOLD.matcher(header).replaceAll(" ");
    }

    private static String raw(RunningCandor candor, String path, String rest) throws IOException {
        var server = URI.create(candor.server().address());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var request =
                    "POST %s HTTP/1.1\nHost: status.example.com\nConnection: close\n%s"
                            .formatted(path, rest)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void subscribe(RunningCandor candor, String address) {
        var json = "{\"address\": \"%s\", \"confirmed\": true}".formatted(address);
        assertThat(candor.http().send("POST", "/api/v1/subscribers", json).statusCode())
                .isEqualTo(201);
    }

    private static void post(RunningCandor candor, String title) {
        var json =
                """
                {"kind": "incident", "title": "%s", "body": "We look.", "components": ["app"]}
                """
                        .formatted(title);
        assertThat(candor.http().send("POST", "/api/v1/notices", json).statusCode()).isEqualTo(201);
    }

    private static String configuration(SmtpScript relay) {
        return """
        page: {name: Example, url: "https://status.example.com"}
        components: [{id: app, name: App}]
        mail: {from: status@example.com, relays: ["smtp://127.0.0.1:%d"]}
        """
                .formatted(relay.port());
    }
}
