package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.HttpScript;
import dev.candor.fixture.SmtpScript;
import dev.candor.fixture.SwitchableServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * 2010-04-04 at FoxyCart, over the whole program: the alert's e-mail is declined, and what followed
 * there was nothing. Here it is tried again, the second channel reaches somebody, and the ledger
 * shows it the whole time.
 */
class DeclinedMailTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern RETURN_PATH = Pattern.compile("MAIL FROM:<([^>]*)>.*");

    @TempDir Path folder;

    private final List<String> paged = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> answer = new AtomicReference<>();

    @Test
    void aDeclinedAlertIsTriedAgainAndThenReachesTheSecondChannel() throws IOException {
        answer.set("451 4.3.0 try again later");
        var ledger = new AtomicReference<>("");
        try (var shop = new SwitchableServer();
                var relay = SmtpScript.of((_, command) -> toRecipient(command));
                var pager = HttpScript.start(this::page, null);
                var candor = RunningCandor.start(folder, configuration(shop, relay, pager))) {
            ledger.set(ledger());
            assertThat(told(candor, ledger)).contains("Nobody was told yet.");
            shop.answer(500);
            await(() -> mail(candor).path("attempts").asInt() == 1);
            assertThat(told(candor, ledger))
                    .contains("ops@example.com", "451 4.3.0 try again later", "Pending")
                    .containsPattern("Next attempt (at|as soon)|An attempt is under way");
            var declined = mail(candor);
            assertThat(declined.path("state").asString()).isEqualTo("pending");
            assertThat(declined.path("last_error").asString())
                    .contains("451 4.3.0 try again later");
            assertThat(declined.path("next_attempt_at").isNull()).isFalse();
            assertThat(
                            ask(
                                            "deliveries.list",
                                            JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("state", "pending"))
                                    .path("items"))
                    .anyMatch(each -> each.path("id").equals(declined.path("id")));
            assertThat(paged).isEmpty();

            answer.set("550 5.7.1 not from you");
            await(() -> mail(candor).path("state").asString().equals("escalated"));
            assertThat(told(candor, ledger)).contains("550 5.7.1 not from you", "Escalated");
            assertThat(mail(candor).path("last_error").asString()).contains("550 5.7.1");
            assertThat(mail(candor).path("attempts").asInt()).isGreaterThanOrEqualTo(2);
            await(() -> paged(candor).path("state").asString().equals("delivered"));
            assertThat(paged).hasSize(1);
            assertThat(told(candor, ledger)).contains("Escalated", "pager", "Delivered");
            assertThat(paged.getFirst())
                    .contains("\"alert.raised\"", paged(candor).path("id").asString());
            assertThat(ask("deliveries.show", id(paged(candor))).path("state").asString())
                    .isEqualTo("delivered");
        }
    }

    @Test
    void anAlertThatWasTakenAndCameBackReachesTheNext() throws IOException {
        try (var shop = new SwitchableServer();
                var relay = SmtpScript.of((_, command) -> toRecipient(command));
                var pager = HttpScript.start(this::page, null);
                var candor = RunningCandor.start(folder, configuration(shop, relay, pager))) {
            shop.answer(500);
            await(() -> mail(candor).path("state").asString().equals("delivered"));
            assertThat(paged).isEmpty();

            var answered = ask("mail.bounce", bounce(relay));

            assertThat(answered.path("outcome").asString()).isEqualTo("hard");
            await(() -> paged.size() == 1);
            var mail = mail(candor);
            assertThat(mail.path("state").asString())
                    .as("%s", deliveries(candor))
                    .isEqualTo("escalated");
            assertThat(mail.path("last_error").asString())
                    .isEqualTo("it came back: 5.1.1 smtp; 550 5.1.1 … no such user");
            assertThat(mail.path("delivered_at").isNull()).isTrue();
            assertThat(ask("mail.bounce", bounce(relay)).path("outcome").asString())
                    .isEqualTo("hard");
            assertThat(deliveries(candor)).hasSize(2);
        }
    }

    @Test
    void anAlertOfWhatMustLastComesWhenItHasLastedAndNotHalfAMinuteLater() throws IOException {
        try (var shop = new SwitchableServer();
                var relay = SmtpScript.of((_, command) -> toRecipient(command));
                var pager = HttpScript.start(this::page, null);
                var candor =
                        RunningCandor.start(
                                folder,
                                configuration(shop, relay, pager)
                                        .replace("{to:", "{when: {for: 4s}, to:"))) {
            shop.answer(500);
            Await.until(
                    "the alert",
                    Duration.ofSeconds(15),
                    () -> mail(candor).path("state").asString().equals("delivered"));
        }
    }

    /** The path of the page that shows operators who was told what. */
    private String ledger() {
        var link = ask("deliveries.link", JsonNodeFactory.instance.objectNode());
        return URI.create(link.path("url").asString()).getPath();
    }

    /** What that page says now. */
    private static String told(RunningCandor candor, AtomicReference<String> path) {
        return candor.http().page(path.get());
    }

    private @Nullable String toRecipient(String command) {
        return command.startsWith("RCPT") ? answer.get() : null;
    }

    private HttpScript.Answer page(HttpScript.Request request) {
        paged.add(request.body());
        return HttpScript.Answer.of(200, "ok");
    }

    private static String configuration(SwitchableServer shop, SmtpScript relay, HttpScript pager) {
        return """
        page: {name: FoxyCart, url: "https://status.example.com", zone: America/Los_Angeles}
        components: [{id: shop, name: Shop}]
        checks:
          - {id: front, component: shop, http: "%s", every: 1s, timeout: 1s, fail-after: 2}
        mail:
          from: status@example.com
          relays: ["smtp://127.0.0.1:%d"]
          bounces: {address: bounces@example.com}
        channels:
          - {id: pager, provider: webhook, url: "http://127.0.0.1:%d/", secret: "for the pager"}
        alerts:
          - {to: [ops@example.com], then: [{after: 1h, to: [pager]}]}
        """
                .formatted(shop.url(), relay.port(), pager.port());
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Await.until("as told", LONGEST, condition);
    }

    /** The alert's delivery by mail; an empty object as long as there is none. */
    private static JsonNode mail(RunningCandor candor) {
        return of(candor, "mail");
    }

    private static JsonNode paged(RunningCandor candor) {
        return of(candor, "pager");
    }

    private static JsonNode of(RunningCandor candor, String channel) {
        return deliveries(candor).stream()
                .filter(each -> each.path("channel").asString().equals(channel))
                .findFirst()
                .orElse(JsonNodeFactory.instance.objectNode());
    }

    private static List<JsonNode> deliveries(RunningCandor candor) {
        return candor.http().json("/api/v1/deliveries").path("items").valueStream().toList();
    }

    private static ObjectNode id(JsonNode delivery) {
        return JsonNodeFactory.instance.objectNode().put("id", delivery.path("id").asString());
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

    /** What the recipient's mail server answers a minute later (RFC 3464). */
    private static ObjectNode bounce(SmtpScript relay) {
        var path =
                relay.commands().stream()
                        .map(RETURN_PATH::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .map(it -> it.group(1))
                        .findFirst()
                        .orElseThrow();
        var message =
                """
                From: MAILER-DAEMON@mx.example.com
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                We could not deliver it.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; ops@example.com
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <ops@example.com> no such user

                --b--
                """
                        .formatted(path)
                        .replace("\n", "\r\n");
        var bytes = message.getBytes(StandardCharsets.US_ASCII);
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", Base64.getEncoder().encodeToString(bytes))
                .put("recipient", path);
    }
}
