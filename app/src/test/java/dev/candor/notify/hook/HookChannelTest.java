package dev.candor.notify.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Providers;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.AddressPolicy;
import dev.candor.model.Cidr;
import dev.candor.model.Recipient;
import dev.candor.model.channel.Body;
import dev.candor.model.channel.ChannelSettings;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.time.SystemTime;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What servers can do to a webhook, and what a receiver sees of it. */
class HookChannelTest {
    private static final Instant NOW = Instant.parse("2026-03-08T22:46:00Z");
    private static final ManualTime TIME = new ManualTime(NOW);
    private static final String SECRET = "whsec_" + b64("the secret of the receiver");

    /** For those who answer: a machine that is busy must not look like one that keeps silent. */
    private static final HookClient CLIENT = client(Names.SYSTEM, Duration.ofSeconds(10));

    /** For those who do not. */
    private static final HookClient IMPATIENT = client(Names.SYSTEM, Duration.ofMillis(700));

    private static HookClient client(Names names, Duration longest) {
        return new HookClient("test", names, null, longest, SystemTime.ofSystem());
    }

    @AfterAll
    static void closeTheClients() {
        CLIENT.close();
        IMPATIENT.close();
    }

    private static String b64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HookChannel channel(String provider, Map<String, String> variables) {
        return channel(provider, variables, CLIENT);
    }

    private static HookChannel channel(
            String provider, Map<String, String> variables, HookClient client) {
        return new HookChannel(
                new ChannelSettings(
                        "ops",
                        Objects.requireNonNull(Providers.builtIn().get(provider)),
                        variables,
                        4,
                        0),
                client,
                TIME);
    }

    private static SendOutcome webhook(ScriptedServer server) {
        return webhook(server, CLIENT);
    }

    private static SendOutcome webhook(ScriptedServer server, HookClient client) {
        var variables = Map.of("url", server.address() + "/hook", "secret", SECRET);
        return channel("webhook", variables, client).send(HookMessages.notice());
    }

    private static SendOutcome answered(String answer) {
        try (var server = ScriptedServer.answering(answer)) {
            return webhook(server);
        }
    }

    /** The receiver of docs/channels.md. */
    private static boolean verify(String head, String body, String secret, Instant now) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var id = header(head, "webhook-id");
        var at = Long.parseLong(header(head, "webhook-timestamp"));
        if (Math.abs(now.getEpochSecond() - at) > 300) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = (id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8);
            var wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
            return List.of(header(head, "webhook-signature").split(" ")).contains(wanted);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(String head, String name) {
        var matcher = Pattern.compile("(?im)^" + name + ": (.*?)\r?$").matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }

    private record Received(String head, String body) {}

    private static ScriptedServer receiving(AtomicReference<Received> received) {
        return ScriptedServer.start(talk -> {
            var head = talk.readRequest();
            var body = talk.read(Integer.parseInt(header(head, "content-length")));
            received.set(new Received(head, body));
            talk.send("HTTP/1.1 204 No Content\r\n\r\n");
        });
    }

    @Test
    void aReceiverCanVerifyTheSignatureAndRefuseWhatIsOldOrChanged() {
        var received = new AtomicReference<Received>();
        try (var server = receiving(received)) {
            assertThat(webhook(server)).isInstanceOf(SendOutcome.Accepted.class);
        }
        var head = received.get().head();
        var body = received.get().body();
        assertThat(header(head, "webhook-id")).isEqualTo("d00000000001");
        assertThat(verify(head, body, SECRET, NOW)).isTrue();
        assertThat(verify(head, body, SECRET, NOW.plusSeconds(299))).isTrue();
        assertThat(verify(head, body, SECRET, NOW.plusSeconds(301))).isFalse();
        assertThat(verify(head, body + " ", SECRET, NOW)).isFalse();
        assertThat(verify(head, body, "whsec_" + b64("another"), NOW)).isFalse();
    }

    @Test
    void whileASecretIsChangedBothVerify() {
        var received = new AtomicReference<Received>();
        var next = "whsec_" + b64("the next secret");
        try (var server = receiving(received)) {
            channel(
                            "webhook",
                            Map.of(
                                    "url",
                                    server.address(),
                                    "secret",
                                    next,
                                    "previous-secret",
                                    SECRET))
                    .send(HookMessages.notice());
        }
        assertThat(verify(received.get().head(), received.get().body(), next, NOW)).isTrue();
        assertThat(verify(received.get().head(), received.get().body(), SECRET, NOW)).isTrue();
    }

    @Test
    void tooManyRequestsIsDeferredForAsLongAsIsAskedFor() {
        assertThat(answered("HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new SendOutcome.Deferred("HTTP 429", Duration.ofSeconds(7)));
    }

    @Test
    void aServerErrorIsDeferred() {
        assertThat(answered("HTTP/1.1 503 X\r\nContent-Length: 4\r\n\r\nbusy"))
                .isEqualTo(new SendOutcome.Deferred("HTTP 503 busy", null));
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var server =
                ScriptedServer.answering(
                        "HTTP/1.1 302 X\r\nLocation: /hook\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(webhook(server)).isEqualTo(redirected(302));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static SendOutcome redirected(int status) {
        return new SendOutcome.Refused(
                "HTTP "
                        + status
                        + " (a redirect, and none is followed: name the address that it leads to)",
                false);
    }

    @Test
    void whatAServerRepeatsOfAChannelsSecretsIsNotKept() {
        var body = "{\"description\": \"no bot 123:TOKEN in chat -1\"}";
        var answer =
                "HTTP/1.1 401 X\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        try (var server = ScriptedServer.answering(answer)) {
            var variables = Map.of("server", server.address(), "token", "123:TOKEN", "chat", "-1");
            assertThat(channel("telegram", variables).send(HookMessages.notice()))
                    .isEqualTo(
                            new SendOutcome.Unavailable(
                                    "HTTP 401 {\"description\": \"no bot … in chat -1\"}", null));
        }
    }

    @Test
    void aServerThatHangsIsDeferredInTime() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.hang();
                })) {
            assertThat(webhook(server, IMPATIENT))
                    .isInstanceOfSatisfying(
                            SendOutcome.Deferred.class,
                            it -> assertThat(it.why()).contains("no answer within"));
        }
    }

    @Test
    void anAnswerThatDripsIsDeferredInTime() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    for (var n = 0; n < 100; n++) {
                        talk.send("x");
                        talk.pause(100);
                    }
                })) {
            assertThat(webhook(server, IMPATIENT)).isInstanceOf(SendOutcome.Deferred.class);
        }
    }

    @Test
    void aConnectionThatIsResetAfterTheRequestIsDeferred() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.reset();
                })) {
            assertThat(webhook(server))
                    .isInstanceOfSatisfying(
                            SendOutcome.Deferred.class,
                            it -> assertThat(it.why()).contains("broke"));
        }
    }

    @Test
    void anEndlessBodyIsCutAndCountsAsWhatItBeganWith() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\n\r\n");
                    for (var n = 0; n < 10_000; n++) {
                        talk.send("x".repeat(1000));
                    }
                })) {
            assertThat(webhook(server)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    void endlessHeadersAreDeferred() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\n");
                    for (var n = 0; n < 10_000; n++) {
                        talk.send("X-" + n + ": y\r\n");
                    }
                })) {
            assertThat(webhook(server)).isInstanceOf(SendOutcome.Deferred.class);
        }
    }

    @Test
    void aSuccessWithAnErrorInItsBodyIsNone() {
        try (var server =
                ScriptedServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"success\":false}")) {
            assertThat(
                            channel("rocket-chat", Map.of("url", server.address()))
                                    .send(HookMessages.notice()))
                    .isInstanceOf(SendOutcome.Refused.class);
        }
    }

    @Test
    void aPortWhereNobodyListensIsTheChannelsTrouble() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(
                        channel("webhook", Map.of("url", "http://127.0.0.1:" + port, "secret", "s"))
                                .send(HookMessages.notice()))
                .isInstanceOf(SendOutcome.Unavailable.class);
    }

    private static SubscriberChannel subscribers(HookClient client, AddressPolicy policy) {
        return new SubscriberChannel(
                key ->
                        key.equals("subscriber:1")
                                ? Optional.of(
                                        new WebhookSubscribers.Terms(
                                                List.of(SECRET), Body.Document.CANDOR))
                                : Optional.empty(),
                client,
                () -> policy,
                TIME);
    }

    private static Outgoing toSubscriber(String key, String address) {
        return new Outgoing(
                "d00000000002",
                HookMessages.notice().told(),
                new Recipient(key, Recipient.WEBHOOK, address, "de", HookMessages.ZONE),
                Links.NONE);
    }

    @Test
    void aSubscribersAddressMayNotLeadInside() {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(
                            subscribers(CLIENT, AddressPolicy.PUBLIC_ONLY)
                                    .send(toSubscriber("subscriber:1", server.address())))
                    .isInstanceOfSatisfying(
                            SendOutcome.Refused.class,
                            it -> {
                                assertThat(it.deadAddress()).isTrue();
                                assertThat(it.why()).contains("a loopback address");
                            });
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anAddressThatTheOperatorAllowsMayBeReachedAndTheRequestIsSigned() {
        var received = new AtomicReference<Received>();
        var policy = new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8")));
        try (var server = receiving(received)) {
            assertThat(
                            subscribers(CLIENT, policy)
                                    .send(toSubscriber("subscriber:1", server.address())))
                    .isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(verify(received.get().head(), received.get().body(), SECRET, NOW)).isTrue();
    }

    @Test
    void aNameThatChangesItsAddressReachesOnlyTheOneThatWasChecked() throws Exception {
        var asked = new AtomicInteger();
        var inside = InetAddress.ofLiteral("127.0.0.1");
        var outside = InetAddress.getByAddress(new byte[] {127, 9, 9, 9});
        Names rebinding =
                host -> {
                    if (!host.equals("rebind.example")) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(asked.getAndIncrement() == 0 ? outside : inside);
                };
        var policy = new AddressPolicy(List.of(Cidr.parse("127.9.9.9")));
        try (var client = client(rebinding, Duration.ofSeconds(10));
                var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            var to = "http://rebind.example:" + server.port() + "/";
            // Nothing listens at the address that was checked; the other one is never asked.
            assertThat(subscribers(client, policy).send(toSubscriber("subscriber:1", to)))
                    .isInstanceOf(SendOutcome.Deferred.class);
            assertThat(asked).hasValue(1);
            assertThat(server.connections()).isZero();
            assertThat(subscribers(client, policy).send(toSubscriber("subscriber:1", to)))
                    .isInstanceOf(SendOutcome.Refused.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aNameThatDoesNotResolveIsDeferredAndNotDead() {
        Names none =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (var client = client(none, Duration.ofSeconds(10))) {
            assertThat(
                            subscribers(client, AddressPolicy.PUBLIC_ONLY)
                                    .send(toSubscriber("subscriber:1", "https://gone.example/")))
                    .isEqualTo(
                            new SendOutcome.Deferred(
                                    "the name gone.example does not resolve", null));
        }
    }

    @Test
    void whoIsNoSubscriberAnyMoreIsNotTold() {
        assertThat(
                        subscribers(CLIENT, AddressPolicy.PUBLIC_ONLY)
                                .send(toSubscriber("subscriber:2", "https://a.example/")))
                .isEqualTo(new SendOutcome.Refused("nobody hears here any more", true));
    }

    @Test
    void aRedirectToTheInsideIsNotFollowed() {
        var policy = new AddressPolicy(List.of(Cidr.parse("127.0.0.1")));
        try (var inside = ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n");
                var server =
                        ScriptedServer.answering(
                                "HTTP/1.1 307 X\r\nLocation: "
                                        + inside.address()
                                        + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(
                            subscribers(CLIENT, policy)
                                    .send(toSubscriber("subscriber:1", server.address())))
                    .isEqualTo(redirected(307));
            assertThat(inside.connections()).isZero();
        }
    }
}
