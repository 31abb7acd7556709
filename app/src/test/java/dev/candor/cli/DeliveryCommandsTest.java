package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.fixture.HttpScript;
import dev.candor.fixture.ScriptedServer;
import dev.candor.fixture.ServeProcess;
import dev.candor.fixture.SmtpScript;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * What people type about deliveries, channels and mail that came back, at a running server and
 * where there is none.
 */
class DeliveryCommandsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String SECRET = "hunter2";
    private static final Pattern RETURN_PATH = Pattern.compile("MAIL FROM:<([^>]*)>.*");

    private final Path folder;
    private final Typing typing;

    private final AtomicReference<@Nullable String> answer = new AtomicReference<>();

    DeliveryCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        typing = new Typing(folder.resolve("data"));
    }

    @Test
    void aDeliveryIsListedShownTriedAgainAndStopped() throws IOException {
        answer.set("451 4.3.0 later");
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ = serve(relay)) {
            var sent = run("deliveries", "test", "--to", "op@example.com");
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            var id = sent.out().lines().findFirst().orElseThrow().replaceFirst("delivery *", "");
            Await.until("declined", LONGEST, () -> show(id).contains("451 4.3.0 later"));
            assertThat(show(id))
                    .contains("state        pending", "next attempt ", "op@example.com");
            assertThat(run("deliveries", "list", "--state", "pending").out())
                    .contains(id + "\tpending\tmail\top@example.com\t1\t")
                    .contains("451 4.3.0 later");
            assertThat(run("deliveries", "list", "--state", "delivered").out()).isEmpty();
            assertThat(run("channels", "list").out()).startsWith("mail\t1\t");

            var stopped = run("deliveries", "stop", id);
            assertThat(stopped.exitCode()).isZero();
            assertThat(stopped.out()).contains("state        failed", "stopped by an operator");
            var again = run("deliveries", "stop", id);
            assertThat(again.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(again.err()).contains("is failed already", "only one that is pending");

            answer.set(null);
            assertThat(run("deliveries", "retry", id).exitCode()).isZero();
            Await.until("delivered", LONGEST, () -> show(id).contains("state        delivered"));
            var retried = run("deliveries", "retry", id);
            assertThat(retried.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(retried.err()).contains("is delivered");
            var json = Json.read(run("deliveries", "show", id, "--json").out());
            assertThat(json.path("state").asString()).isEqualTo("delivered");
            assertThat(relay.taken()).hasSize(1);
        }
        assertThat(typing.said()).doesNotContain(SECRET);
    }

    @Test
    void aConfiguredChannelIsTestedWithoutAnAddressAndItsOutcomeIsSaid() throws IOException {
        answer.set(null);
        try (var chat = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ =
                        serve(
                                relay,
                                """
                                channels: [{id: ops, provider: slack, url: "%s/T0/%s"}]
                                """
                                        .formatted(chat.address(), SECRET))) {
            var sent = run("deliveries", "test", "--channel", "ops");
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            assertThat(sent.out())
                    .contains("state        delivered")
                    .contains("sent to      " + chat.address() + "/…");
            run("channels", "pause", "ops");
            var waits = run("deliveries", "test", "--channel", "ops");
            assertThat(waits.out()).contains("state        pending");
            assertThat(waits.err()).contains("'candor channels resume ops'");
            assertThat(run("deliveries", "test").err()).contains("such as --to operator@example");
        }
        assertThat(typing.said()).doesNotContain(SECRET);
    }

    @Test
    void whileAChannelRestsNoNextAttemptLiesInThePast() throws IOException {
        try (var chat = HttpScript.start(_ -> HttpScript.Answer.of(401, "no"), null);
                var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ =
                        serve(
                                relay,
                                "channels: [{id: ops, provider: slack, url: \"http://127.0.0.1:%d/\"}]\n"
                                        .formatted(chat.port()))) {
            var sent = run("deliveries", "test", "--channel", "ops");
            var id = sent.out().lines().findFirst().orElseThrow().replaceFirst("delivery *", "");
            Await.until(
                    "it rests",
                    LONGEST,
                    () ->
                            show(id).contains(
                                            "next attempt as soon as the channel works again; it"
                                                    + " rests until 20"));
            assertThat(run("deliveries", "stop", id).out()).doesNotContain("next attempt");
        }
    }

    @Test
    void aLinkLeadsToThePageOfWhoWasToldAndRunsOut() throws IOException {
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var served = serve(relay)) {
            run("deliveries", "test", "--to", "op@example.com");
            var link = run("deliveries", "link", "--for", "8h");
            assertThat(link.exitCode()).as(link.err()).isZero();
            var url = URI.create(link.out().strip());
            assertThat(url.toString()).startsWith("https://status.example.com/deliveries/");
            try (var http = new Http(served.address(), null)) {
                Await.until(
                        "it shows who was told",
                        LONGEST,
                        () -> http.page(url.getPath()).contains("op@example.com"));
                var forged = url.getPath().substring(0, url.getPath().length() - 2) + "xx";
                assertThat(http.get(forged).statusCode()).isEqualTo(404);
            }
            var json = Json.read(run("deliveries", "link", "--json").out());
            var left =
                    Duration.between(
                            Instant.now(), Instant.parse(json.path("expires_at").asString()));
            assertThat(left).isBetween(Duration.ofMinutes(57), Duration.ofMinutes(60));
            var long40 = run("deliveries", "link", "--for", "40d");
            assertThat(long40.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(long40.err()).contains("from one minute to 30 days");
            var none = run("deliveries", "link", "--notice", "abcdefghijkl");
            assertThat(none.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(none.err()).contains("there is no notice 'abcdefghijkl'");
        }
    }

    @Test
    void aChannelIsPausedAndGoesOn() throws IOException {
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ = serve(relay)) {
            assertThat(run("channels", "pause", "mail").out()).isEqualTo("Paused.\n");
            assertThat(run("channels", "pause", "mail").out())
                    .isEqualTo("It was paused already.\n");
            var sent = run("deliveries", "test", "--to", "op@example.com", "--json");
            var id = Json.read(sent.out()).path("id").asString();
            assertThat(run("channels", "list").out())
                    .containsPattern("(?m)^mail\t1\t.*\t0\t0\t20.*Z$")
                    .containsPattern("(?m)^webhook\t0\t\t0\t0\t$");
            assertThat(show(id))
                    .contains("state        pending")
                    .contains("next attempt as soon as the channel, which is paused, is resumed\n");
            assertThat(relay.taken()).isEmpty();
            assertThat(run("channels", "resume", "mail").out()).isEqualTo("It goes on.\n");
            Await.until("delivered", LONGEST, () -> show(id).contains("state        delivered"));
            assertThat(run("channels", "resume", "mail").out()).isEqualTo("It was not paused.\n");
            assertThat(run("channels", "pause", " ").exitCode()).isEqualTo(ExitCodes.FAILED);
            var unknown = ": there is no channel 'mial'; name one of mail, webhook\n";
            for (var each :
                    List.of(
                            List.of("channels", "pause", "mial"),
                            List.of("deliveries", "test", "--channel", "mial", "--to", "op"))) {
                var answer = run(each.toArray(String[]::new));
                assertThat(answer.exitCode()).isEqualTo(ExitCodes.FAILED);
                assertThat(answer.err()).endsWith(unknown);
            }
        }
    }

    @Test
    void whatCameBackIsTakenInListedAndReleased() throws IOException {
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ = serve(relay)) {
            var sent = run("deliveries", "test", "--to", "op@example.com", "--json");
            var id = Json.read(sent.out()).path("id").asString();
            Await.until("delivered", LONGEST, () -> show(id).contains("state        delivered"));

            assertThat(typing.type("Hello there.\n", "mail", "bounce").out())
                    .startsWith("ignored: ");
            var bounced = typing.type(bounce(relay), "mail", "bounce");
            assertThat(bounced.exitCode()).as(bounced.err()).isZero();
            assertThat(bounced.out()).startsWith("hard: 5.1.1");
            assertThat(show(id)).contains("state        failed", "it came back: 5.1.1");
            assertThat(run("mail", "quarantine", "list").out())
                    .contains("o…@example.com\toperator:op@example.com\thard\t5.1.1");
            assertThat(typing.type("x".repeat(1024 * 1024 + 1), "mail", "bounce").exitCode())
                    .isEqualTo(ExitCodes.FAILED);

            var other = run("mail", "quarantine", "release", "jo@example.com");
            assertThat(other.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(other.err()).contains("nothing ever came back from this address");
            var released = run("mail", "quarantine", "release", "OP@example.com");
            assertThat(released.exitCode()).as(released.err()).isZero();
            assertThat(released.out()).isEqualTo("Messages go to OP@example.com again.\n");
            assertThat(run("mail", "quarantine", "list").out()).isEmpty();
            run("deliveries", "retry", id);
            Await.until("delivered", LONGEST, () -> show(id).contains("state        delivered"));
        }
        assertThat(typing.said()).doesNotContain(SECRET);
    }

    @Test
    void whoseAddressIsReleasedIsSaidToBeAskedToConfirmAgain() throws IOException {
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ = serve(relay)) {
            assertThat(run("subscriber", "add", "ada@example.com", "--confirmed").exitCode())
                    .isZero();
            run("notice", "post", "--title", "Slow", "--kind", "announcement", "--body", "It is.");
            Await.until("delivered", LONGEST, () -> relay.taken().size() == 1);
            assertThat(typing.type(bounce(relay), "mail", "bounce").out()).startsWith("hard: ");
            assertThat(run("subscriber", "list").out()).contains("ada@example.com", "quarantined");

            assertThat(run("mail", "quarantine", "release", "ada@example.com").out())
                    .isEqualTo(
                            "Messages go to ada@example.com again. What it subscribed to waits"
                                    + " until it confirms that: it is asked now.\n");

            assertThat(run("subscriber", "list").out()).contains("unconfirmed");
            Await.until("asked", LONGEST, () -> relay.taken().size() == 2);
        }
    }

    @Test
    void whatIsMistypedIsSaid() throws IOException {
        try (var relay = SmtpScript.start(this::answer, List.of("AUTH PLAIN"), null);
                var _ = serve(relay)) {
            for (var verb : List.of("show", "retry", "stop")) {
                for (var id : List.of("nothingthere", "x", "../../etc")) {
                    var ran = run("deliveries", verb, id);
                    assertThat(ran.exitCode()).as(verb + id).isEqualTo(ExitCodes.FAILED);
                    assertThat(ran.err()).contains("there is no delivery");
                }
            }
            assertThat(run("deliveries", "list", "--state", "gone").err())
                    .contains("there is no state 'gone'", "choose pending, delivered");
            assertThat(run("deliveries", "list", "--limit", "0").exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(run("deliveries", "list", "--limit", "1001").exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(run("deliveries", "list", "--notice", "!").exitCode())
                    .isEqualTo(ExitCodes.FAILED);
            assertThat(run("deliveries", "show").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run("deliveries", "show", "abcdefghijkl", "--notice", "x").exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(run("deliveries", "test").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run("channels", "pause").exitCode()).isEqualTo(ExitCodes.USAGE);
        }
    }

    @Test
    void withoutAServerTheLedgerCanBeReadAndNothingIsTakenIn() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        assertThat(run("deliveries", "list").exitCode()).isZero();
        assertThat(run("mail", "quarantine", "list").exitCode()).isZero();
        var bounced = typing.type("x", "mail", "bounce");
        assertThat(bounced.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(bounced.err()).contains("no server runs on this data folder");
        assertThat(run("deliveries", "test", "--to", "a@example.com").err())
                .contains("this data folder has no page yet");
    }

    private @Nullable String answer(int connection, String said) {
        return said.startsWith("RCPT") ? answer.get() : null;
    }

    private ServeProcess serve(SmtpScript relay) throws IOException {
        return serve(relay, "");
    }

    private ServeProcess serve(SmtpScript relay, String more) throws IOException {
        Files.writeString(
                folder.resolve("candor.yaml"),
                """
                page: {name: Example, url: "https://status.example.com", zone: UTC}
                mail:
                  from: status@example.com
                  relays: [{url: "smtp://candor@127.0.0.1:%d", password: "%s"}]
                  bounces: {address: bounces@example.com}
                """
                                .formatted(relay.port(), SECRET)
                        + more);
        return ServeProcess.start(folder, List.of(), Map.of());
    }

    private String show(String id) {
        return run("deliveries", "show", id).out();
    }

    private Shell.Ran run(String... words) {
        return typing.run(words);
    }

    private static String bounce(SmtpScript relay) {
        var path =
                relay.commands().stream()
                        .map(RETURN_PATH::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .map(it -> it.group(1))
                        .findFirst()
                        .orElseThrow();
        return """
        To: %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.com

        Final-Recipient: rfc822; op@example.com
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <op@example.com> no such user

        --b--
        """
                .formatted(path)
                .replace("\n", "\r\n");
    }
}
