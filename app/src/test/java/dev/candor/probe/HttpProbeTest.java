package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Check;
import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Target;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class HttpProbeTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration BUSY_MACHINE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Probing PROBING = new Probing(ProbeSettings.of("1.2"));

    @AfterAll
    static void close() {
        PROBING.close();
    }

    @Test
    void aGoodAnswerIsUpWithAllItsPhases() {
        try (var server = ScriptedServer.answering(OK)) {
            var result = probe(get(server, "/x?y=1"), LONG);
            assertThat(result.detail()).isEmpty();
            assertThat(result.outcome()).isEqualTo(Outcome.UP);
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.phases().connect()).isPositive();
            assertThat(result.phases().firstByte()).isPositive();
            assertThat(result.phases().tls()).isZero();
            assertThat(result.phases().total()).isGreaterThan(result.phases().firstByte());
            assertThat(server.requests().getFirst())
                    .startsWith("GET /x?y=1 HTTP/1.1\r\n")
                    .containsIgnoringCase("host: 127.0.0.1:" + server.port() + "\r\n")
                    .containsIgnoringCase("user-agent: Candor/1.2\r\n");
        }
    }

    @Test
    void methodHeadersAndBodyAreSent() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send(
                            talk.read(5).equals("hell?")
                                    ? OK
                                    : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                })) {
            var target =
                    new Target.Http(
                            URI.create(server.address()),
                            "POST",
                            List.of(
                                    new Target.Header("X-Key", "secret"),
                                    new Target.Header("User-Agent", "mine")),
                            "hell?",
                            0,
                            true);
            var result = probe(target, LONG, body(Comparison.EQUAL, "ok"));
            assertThat(result.outcome()).as(result.detail()).isEqualTo(Outcome.UP);
            assertThat(server.requests().getFirst())
                    .startsWith("POST / HTTP/1.1\r\n")
                    .contains("X-Key: secret\r\n", "User-Agent: mine\r\n")
                    .containsIgnoringCase("content-length: 5\r\n")
                    .doesNotContain("Candor/");
        }
    }

    @ParameterizedTest
    @CsvSource({"199,true", "200,false", "302,false", "399,false", "400,true", "503,true"})
    void withoutAConditionTheStatusMustBe200To399(int status, boolean down) {
        var head = status == 199 ? "HTTP/1.1 600 Odd" : "HTTP/1.1 " + status + " Word";
        try (var server = ScriptedServer.answering(head + "\r\nContent-Length: 0\r\n\r\n")) {
            var result = probe(get(server, "/"), LONG);
            assertThat(result.outcome()).isEqualTo(down ? Outcome.DOWN : Outcome.UP);
            if (status == 503) {
                assertThat(result.detail()).isEqualTo("status was 503, expected 200 to 399");
            }
        }
    }

    @Test
    void aHangingServerIsDownAtTheTimeOut() {
        try (var server = ScriptedServer.start(ScriptedServer.Talk::hang)) {
            var result = probe(get(server, "/"), SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .isEqualTo(
                            "127.0.0.1:"
                                    + server.port()
                                    + " was connected but did not answer within 300 ms");
            assertThat(result.phases().total()).isBetween(SHORT, SHORT.plus(BUSY_MACHINE));
        }
    }

    @Test
    void aSlowDripIsDownAndSaysHowFarItCame() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    for (var n = 0; n < 1000; n++) {
                        talk.send("x");
                        talk.pause(20);
                    }
                })) {
            assertThat(probe(get(server, "/"), SHORT).detail())
                    .matches(
                            "the answer of 127.0.0.1:\\d+ was not complete within 300 ms;"
                                    + " \\d+ bytes? had come");
        }
    }

    @Test
    void aRefusedConnectionIsDown() {
        int port;
        try (var server = ScriptedServer.answering(OK)) {
            port = server.port();
        }
        var result = probe(Checks.http(URI.create("http://127.0.0.1:" + port)), LONG);
        assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
        assertThat(result.detail()).isEqualTo("connection refused by 127.0.0.1:" + port);
    }

    @Test
    void aCloseWithoutAnAnswerIsDown() {
        expect(
                talk -> talk.readRequest(),
                "127\\.0\\.0\\.1:\\d+ closed the connection without an answer");
    }

    @Test
    void aResetBeforeTheAnswerIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.reset();
                },
                "the connection was reset by 127\\.0\\.0\\.1:\\d+ before it answered");
    }

    @Test
    void aResetInTheBodyIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
                    talk.pause(100);
                    talk.reset();
                },
                "the connection was reset by 127\\.0\\.0\\.1:\\d+ after 3 bytes of the body");
    }

    @Test
    void aBodyThatIsCutOffIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
                },
                "127\\.0\\.0\\.1:\\d+ closed the connection after 3 bytes of 100 of the body");
    }

    @Test
    void aChunkedBodyThatIsCutOffIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                },
                "127\\.0\\.0\\.1:\\d+ closed the connection after 3 bytes of the body");
    }

    @Test
    void garbageBetweenChunksIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                    talk.send("zz!\r\nabc\r\n0\r\n\r\n");
                },
                "the body of the answer is not valid HTTP after 3 bytes");
    }

    @Test
    void somethingOtherThanHttpIsDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("220 mail.example.org ESMTP\r\n\r\n");
                },
                "the answer of 127\\.0\\.0\\.1:\\d+ is not valid HTTP");
    }

    @Test
    void oversizedHeadersAreDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\n");
                    var line = "X-Filler: " + "x".repeat(4000) + "\r\n";
                    for (var n = 0; n < 20; n++) {
                        talk.send(line);
                    }
                    talk.send("\r\n");
                    talk.hang();
                },
                "the headers of the answer are longer than 64 KiB");
    }

    @Test
    void headersThatAreCutOffAreDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Le");
                },
                "127\\.0\\.0\\.1:\\d+ closed the connection in the middle of the headers");
    }

    @Test
    void anOldServerThatEndsTheBodyByClosingIsUp() {
        try (var server = ScriptedServer.answering("HTTP/1.0 200 OK\nServer: old\n\nhello")) {
            var result = probe(get(server, "/"), LONG, body(Comparison.EQUAL, "hello"));
            assertThat(result.detail()).isEmpty();
        }
    }

    @Test
    void interimAnswersArePassedOver() {
        try (var server =
                ScriptedServer.answering(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                + OK)) {
            var result = probe(get(server, "/"), LONG);
            assertThat(result.detail()).isEmpty();
            assertThat(result.status()).isEqualTo(200);
        }
    }

    @Test
    void endlessInterimAnswersAreDown() {
        expect(
                talk -> {
                    talk.readRequest();
                    for (var n = 0; n < 1000; n++) {
                        talk.send("HTTP/1.1 102 Processing\r\n\r\n");
                    }
                },
                "more than 10 interim answers \\(1xx\\) came before the answer");
    }

    @Test
    void headHasNoBodyWhateverItsLengthSays() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
                    talk.hang();
                })) {
            var target =
                    new Target.Http(URI.create(server.address()), "HEAD", List.of(), null, 0, true);
            assertThat(probe(target, SHORT).detail()).isEmpty();
        }
    }

    @Test
    void aPackedBodyIsUnpacked() throws IOException {
        var packed = gzip("all is well".getBytes(StandardCharsets.UTF_8));
        try (var server = packing(packed)) {
            var result = probe(get(server, "/"), LONG, body(Comparison.CONTAINS, "is well"));
            assertThat(result.detail()).isEmpty();
        }
    }

    @Test
    void aPackedBodyIsNotUnpackedBeyondOneMebibyte() throws IOException {
        var bomb = gzip(new byte[64 << 20]);
        try (var server = packing(bomb)) {
            var result = probe(get(server, "/"), LONG, body(Comparison.NOT_CONTAINS, "x"));
            assertThat(result.detail()).isEmpty();
        }
    }

    @Test
    void aBodyThatIsNotPackedAsItSaysIsDown() {
        try (var server = packing("hello".getBytes(StandardCharsets.UTF_8))) {
            assertThat(probe(get(server, "/"), LONG).detail())
                    .isEqualTo("the body of the answer is not packed as its content-encoding says");
        }
    }

    @Test
    void aLongBodyIsReadToItsEndButKeptOnlyInPart() {
        var size = 3 << 20;
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                    talk.send("x".repeat(size - 3) + "end");
                })) {
            var result = probe(get(server, "/"), LONG, body(Comparison.NOT_CONTAINS, "end"));
            assertThat(result.detail()).isEmpty();
        }
    }

    @Test
    void theWorstFailedConditionDecides() {
        try (var server = ScriptedServer.answering(OK)) {
            var result =
                    probe(
                            get(server, "/"),
                            LONG,
                            new Condition.Latency(
                                    Comparison.LESS, Duration.ZERO, Outcome.DEGRADED, ""),
                            body(Comparison.CONTAINS, "welcome"));
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .matches(
                            "the body does not contain \"welcome\"; latency was .*, expected < 0"
                                    + " ms");
        }
    }

    @Test
    void aNameWithoutAnAddressOnTheWireIsNeverThrown() {
        var result = probe(Checks.http(URI.create("http://127.0.0.1:1/")), LONG);
        assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
    }

    private static void expect(ScriptedServer.Script script, String sentence) {
        try (var server = ScriptedServer.start(script)) {
            var result = probe(get(server, "/"), LONG);
            assertThat(result.detail()).matches(sentence);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
        }
    }

    private static ScriptedServer packing(byte[] body) {
        return ScriptedServer.start(talk -> {
            talk.readRequest();
            talk.send(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + body.length
                            + "\r\n\r\n");
            talk.send(body);
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(out)) {
            packing.write(plain);
        }
        return out.toByteArray();
    }

    private static Condition body(Comparison comparison, String expected) {
        return new Condition.Body(comparison, expected, Outcome.DOWN, "body");
    }

    private static Target.Http get(ScriptedServer server, String path) {
        return Checks.http(URI.create(server.address() + path));
    }

    private static Result probe(Target target, Duration timeout, Condition... conditions) {
        Check check = Checks.of(target, timeout, conditions);
        return PROBING.observe(check).result();
    }
}
