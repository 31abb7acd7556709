package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Certificates;
import dev.candor.fixture.PostfixServer;
import dev.candor.fixture.ServeProcess;
import dev.candor.fixture.SmtpScript;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The real program and a real Postfix as its relay, over STARTTLS; behind Postfix a server that
 * knows some and not others. What comes back comes the way that the guide describes.
 */
@Tag("long")
@Tag("postfix")
class PostfixTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir Path folder;

    @Test
    void whatPostfixTakesAndCannotDeliverComesBackAndIsNoLongerCalledDelivered() throws Exception {
        var certificate = Certificates.selfSigned(folder, "dns:localhost", "-1d", 30);
        var lmtp = PostfixServer.freePort();
        var place = Files.createDirectory(folder.resolve("postfix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var last = SmtpScript.of((_, said) -> answer(said));
                var postfix = PostfixServer.start(place, certificate, last.port(), lmtp);
                var _ = serve(certificate, postfix.port(), lmtp)) {
            var here = send("here@example.org");
            Await.until(
                    () -> "it arrives: " + postfix.log(), LONGEST, () -> last.taken().size() == 1);
            var arrived = last.taken().getFirst();
            assertThat(arrived.to()).isEqualTo("here@example.org");
            assertThat(arrived.content())
                    .contains("using TLSv1.", "Message-ID: <" + here + "@example.com>");
            assertThat(show(here).path("state").asString()).isEqualTo("delivered");

            var gone = send("gone@example.org");
            Await.until(
                    () -> "it comes back: " + show(gone) + postfix.log(),
                    LONGEST,
                    () -> show(gone).path("state").asString().equals("failed"));
            assertThat(show(gone).path("last_error").asString())
                    .startsWith("it came back: 5.1.1")
                    .contains("no such user")
                    .doesNotContain("gone@");
            assertThat(ask("mail.quarantine.list", JSON.objectNode()).path("items"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.path("delivery").asString()).isEqualTo(gone));
            assertThat(show(here).path("state").asString()).isEqualTo("delivered");
        }
    }

    private static @Nullable String answer(String said) {
        return said.startsWith("RCPT TO:<gone@") ? "550 5.1.1 no such user" : null;
    }

    private ServeProcess serve(KeyStore certificate, int relay, int lmtp) throws IOException {
        var trusted = folder.resolve("trusted.p12");
        Certificates.write(Certificates.trusting(certificate), trusted);
        Files.writeString(
                folder.resolve("candor.yaml"),
                """
                page: {name: Example, url: "https://status.example.com", zone: UTC}
                mail:
                  from: status@example.com
                  relays: ["smtp://localhost:%d?tls=required"]
                  bounces: {address: bounces@example.com, listen: "127.0.0.1:%d"}
                """
                        .formatted(relay, lmtp));
        return ServeProcess.start(
                folder,
                List.of(),
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStore="
                                + trusted
                                + " -Djavax.net.ssl.trustStorePassword="
                                + Certificates.PASSWORD));
    }

    private String send(String address) {
        var sent =
                ask(
                        "deliveries.test",
                        JSON.objectNode().put("channel", "mail").put("address", address));
        return sent.path("id").asString();
    }

    private JsonNode show(String id) {
        return ask("deliveries.show", JSON.objectNode().put("id", id));
    }

    private JsonNode ask(String command, ObjectNode arguments) {
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return switch (control.ask(new ControlRequest(command, arguments))) {
                case ControlAnswer.Done(var data) -> data;
                case ControlAnswer.Refused refused -> throw new AssertionError(refused);
            };
        }
    }
}
