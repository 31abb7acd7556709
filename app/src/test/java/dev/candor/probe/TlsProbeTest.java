package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Certificates;
import dev.candor.fixture.Checks;
import dev.candor.fixture.RealTime;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Target;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TlsProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir private static Path folder;
    private static KeyStore good;
    private static KeyStore expired;

    @BeforeAll
    static void makeCertificates() {
        good = Certificates.selfSigned(folder, "dns:localhost,dns:*.example.com", "-1d", 30);
        expired = Certificates.selfSigned(folder, "dns:localhost", "-10d", 7);
    }

    @Test
    void aTrustedCertificateIsUpAndItsEndIsKnown() {
        try (var server = serve(good);
                var probing = new Probing(trusting(good))) {
            var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
            assertThat(seen.result().detail()).isEmpty();
            assertThat(seen.result().phases().tls()).isPositive();
            assertThat(seen.certificateEnd())
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(28)),
                            Instant.now().plus(Duration.ofDays(30)));
        }
    }

    @Test
    void eachRunMakesAHandshakeOfItsOwn() {
        try (var server = serve(good);
                var probing = new Probing(trusting(good))) {
            for (var n = 0; n < 3; n++) {
                var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
                assertThat(seen.certificateEnd()).isNotNull();
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aSelfSignedCertificateIsDownAndGetsNoRequest() {
        try (var server = serve(good);
                var probing = new Probing(ProbeSettings.of("1"))) {
            var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
            assertThat(seen.result().outcome()).isEqualTo(Outcome.DOWN);
            assertThat(seen.result().detail())
                    .isEqualTo("the certificate of localhost is self-signed and not trusted");
            assertThat(seen.certificateEnd()).isNotNull();
            assertThat(server.requests()).allMatch(String::isEmpty);
        }
    }

    @Test
    void anExpiredCertificateIsDownAndSaysSince() {
        try (var server = serve(expired);
                var probing = new Probing(trusting(expired))) {
            var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
            assertThat(seen.result().detail())
                    .matches(
                            "the certificate of localhost expired on \\d{4}-\\d\\d-\\d\\d, [23]"
                                    + " days ago");
        }
    }

    @Test
    void aCertificateForAnotherHostIsDownAndSaysForWhom() {
        try (var server = serve(good);
                var probing = new Probing(trusting(good))) {
            var seen = probing.observe(Checks.of(target(server, "127.0.0.1", true), LIMIT));
            assertThat(seen.result().detail())
                    .isEqualTo(
                            "the certificate is not for 127.0.0.1; it names localhost,"
                                    + " *.example.com");
        }
    }

    @Test
    void withoutVerificationTheDaysAreStillCounted() {
        try (var server = serve(good);
                var probing = new Probing(ProbeSettings.of("1"))) {
            var days =
                    new Condition.CertificateValid(
                            Comparison.GREATER, Duration.ofDays(60), Outcome.DEGRADED, "");
            var seen = probing.observe(Checks.of(target(server, "127.0.0.1", false), LIMIT, days));
            assertThat(seen.result().outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(seen.result().detail())
                    .isEqualTo("the certificate is valid for 28 days, expected > 60 days");
        }
    }

    @Test
    void tlsToAPlainPortIsDown() {
        try (var server =
                        ScriptedServer.start(talk -> {
                            talk.read(5);
                            talk.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                            talk.hang();
                        });
                var probing = new Probing(ProbeSettings.of("1"))) {
            var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
            assertThat(seen.result().detail())
                    .matches("127\\.0\\.0\\.1:\\d+ does not speak TLS on this port");
        }
    }

    @Test
    void aPortThatNeverAnswersTheHandshakeIsDownAtTheTimeOut() {
        try (var server = ScriptedServer.start(ScriptedServer.Talk::hang);
                var probing = new Probing(ProbeSettings.of("1"))) {
            var check = Checks.of(target(server, "localhost", true), Duration.ofMillis(300));
            assertThat(probing.observe(check).result().detail())
                    .matches("no TLS handshake with 127\\.0\\.0\\.1:\\d+ within 300 ms");
        }
    }

    @Test
    void aPortThatClosesInTheHandshakeIsDown() {
        try (var server = ScriptedServer.start(talk -> talk.read(5));
                var probing = new Probing(ProbeSettings.of("1"))) {
            var seen = probing.observe(Checks.of(target(server, "localhost", true), LIMIT));
            assertThat(seen.result().detail())
                    .matches(
                            "127\\.0\\.0\\.1:\\d+ closed the connection during the TLS handshake|"
                                    + "the connection was reset by 127\\.0\\.0\\.1:\\d+ during the"
                                    + " TLS handshake");
        }
    }

    @Test
    void plainHttpToATlsPortIsDown() {
        try (var server = serve(good);
                var probing = new Probing(ProbeSettings.of("1"))) {
            var plain = Checks.http(URI.create("http://127.0.0.1:" + server.port() + "/"));
            var result = probing.observe(Checks.of(plain, LIMIT)).result();
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail()).isNotEmpty();
        }
    }

    @Test
    void aSingleObservationNeedsNoEngine() {
        try (var server = serve(good)) {
            var check = Checks.of(target(server, "localhost", true), LIMIT);
            var seen = ProbeOnce.run(check, trusting(good), new RealTime());
            assertThat(seen.result().outcome()).isEqualTo(Outcome.UP);
            assertThat(seen.address()).isNotNull();
            assertThat(seen.certificateEnd()).isNotNull();
        }
    }

    private static ProbeSettings trusting(KeyStore server) {
        return ProbeSettings.of("1").withTrusted(Certificates.trusting(server));
    }

    private static ScriptedServer serve(KeyStore certificate) {
        return ScriptedServer.start(
                Certificates.listen(certificate),
                talk -> {
                    talk.readRequest();
                    talk.send(OK);
                });
    }

    private static Target.Http target(ScriptedServer server, String host, boolean verify) {
        var address = URI.create("https://" + host + ":" + server.port() + "/");
        return new Target.Http(address, "GET", List.of(), null, 0, verify);
    }
}
