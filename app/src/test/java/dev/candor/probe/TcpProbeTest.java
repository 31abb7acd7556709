package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Target;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class TcpProbeTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Probing PROBING = new Probing(ProbeSettings.of("1"));

    @AfterAll
    static void close() {
        PROBING.close();
    }

    @Test
    void aConnectionIsEnoughWhenNoTextIsAwaited() {
        try (var server = ScriptedServer.start(ScriptedServer.Talk::hang)) {
            var result = probe(server, null, null);
            assertThat(result.outcome()).isEqualTo(Outcome.UP);
            assertThat(result.phases().connect()).isPositive();
        }
    }

    @Test
    void aBannerIsFoundEvenInPieces() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.send("220 mail.exam");
                    talk.pause(30);
                    talk.send("ple.org ESMTP\r\n");
                    talk.hang();
                })) {
            assertThat(probe(server, null, "example.org ESMTP").detail()).isEmpty();
        }
    }

    @Test
    void aTextIsSentFirst() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.send(talk.read(6).equals("PING\r\n") ? "+PONG\r\n" : "-ERR\r\n");
                    talk.hang();
                })) {
            assertThat(probe(server, "PING\r\n", "+PONG").detail()).isEmpty();
        }
    }

    @Test
    void anotherBannerIsDownAtTheTimeOut() {
        try (var server =
                ScriptedServer.start(talk -> {
                    talk.send("554 go away\r\n");
                    talk.hang();
                })) {
            assertThat(probe(server, null, "220").detail())
                    .matches(
                            "the answer of 127\\.0\\.0\\.1:\\d+ was not complete within 300 ms; 13"
                                    + " bytes had come");
        }
    }

    @Test
    void anotherBannerAndACloseIsDownWithWhatCame() {
        try (var server = ScriptedServer.start(talk -> talk.send("554 go away\r\n"))) {
            assertThat(probe(server, null, "220").detail())
                    .isEqualTo("the answer was \"554 go away\", expected it to contain \"220\"");
        }
    }

    @Test
    void endlessOtherTextIsDownAfterFourKibibytes() {
        try (var server = ScriptedServer.start(talk -> talk.send("x".repeat(100_000)))) {
            assertThat(probe(server, null, "220").detail())
                    .isEqualTo("the first 4 KiB of the answer do not contain \"220\"");
        }
    }

    @Test
    void aSilentServerIsDown() {
        try (var server = ScriptedServer.start(ScriptedServer.Talk::hang)) {
            assertThat(probe(server, null, "220").detail())
                    .matches("127\\.0\\.0\\.1:\\d+ was connected but did not answer within 300 ms");
        }
    }

    private static Result probe(
            ScriptedServer server, @Nullable String send, @Nullable String banner) {
        var target = new Target.Tcp("127.0.0.1", server.port(), send, banner);
        return PROBING.observe(Checks.of(target, SHORT)).result();
    }
}
