package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.DnsServer;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Cidr;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Target;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

class RedirectTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Probing PROBING = new Probing(ProbeSettings.of("1"));

    @AfterAll
    static void close() {
        PROBING.close();
    }

    @Test
    void redirectsAreFollowedAsFarAsTheCheckAllows() {
        try (var server = counting()) {
            assertThat(probe(server, "/3", 3).outcome()).isEqualTo(Outcome.UP);
            assertThat(server.requests()).hasSize(4);
            var result = probe(server, "/3", 2);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .isEqualTo(
                            "more than 2 redirects; the last one leads to "
                                    + server.address()
                                    + "/0");
        }
    }

    @Test
    void withoutRedirectsTheRedirectItselfIsTheAnswer() {
        try (var server = counting()) {
            var result = probe(server, "/3", 0);
            assertThat(result.outcome()).isEqualTo(Outcome.UP);
            assertThat(result.status()).isEqualTo(302);
        }
    }

    @Test
    void aCircleIsNoticedAtOnce() {
        try (var server = redirecting("/a?token=secret")) {
            var result = probe(server, "/a?token=secret", 10);
            assertThat(result.detail())
                    .isEqualTo("the redirects go round in a circle at " + server.address() + "/a");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectIntoAPrivateNetworkIsRefused() {
        try (var server = redirecting("http://10.1.2.3/admin")) {
            assertThat(probe(server, "/", 5).detail())
                    .isEqualTo(
                            "the redirect to http://10.1.2.3/admin leads to 10.1.2.3, a private"
                                    + " address; list it in allow-addresses if that is meant");
        }
    }

    @Test
    void aRedirectToCloudCredentialsIsRefusedInEverySpelling() {
        for (var host : List.of("169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]")) {
            try (var server = redirecting("http://" + host + "/latest")) {
                assertThat(probe(server, "/", 5).detail())
                        .contains("the address of a cloud's metadata service");
            }
        }
    }

    @Test
    void anAllowedAddressMayBeRedirectedTo() {
        try (var server = redirecting("http://10.1.2.3/");
                var probing =
                        new Probing(
                                ProbeSettings.of("1")
                                        .withAllowed(List.of(Cidr.parse("10.0.0.0/8"))))) {
            var check = Checks.of(target(server, "/", 5), Duration.ofMillis(300));
            assertThat(probing.observe(check).result().detail()).doesNotContain("allow-addresses");
        }
    }

    @Test
    void aNameIsJudgedByTheAddressThatIsConnectedTo() {
        var metadata = InetAddress.ofLiteral("169.254.169.254");
        try (var dns = DnsServer.start(DnsServer.knowing("innocent.example", metadata));
                var server = redirecting("http://innocent.example/");
                var probing =
                        new Probing(
                                ProbeSettings.of("1").withNameServers(List.of(dns.address())))) {
            var result = probing.observe(Checks.of(target(server, "/", 5), LIMIT)).result();
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail()).contains("leads to 169.254.169.254");
        }
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        try (var server = redirecting("file:///etc/passwd")) {
            assertThat(probe(server, "/", 5).detail())
                    .isEqualTo("the redirect leads to the scheme 'file', not to http or https");
        }
    }

    @Test
    void aRedirectToNonsenseIsRefused() {
        try (var server = redirecting("http://[oops/")) {
            assertThat(probe(server, "/", 5).detail())
                    .isEqualTo("the redirect leads to an address that is not valid");
        }
    }

    @Test
    void secretsDoNotFollowToAnotherOrigin() {
        try (var other = ScriptedServer.answering(OK);
                var server = redirecting(other.address() + "/")) {
            var target =
                    new Target.Http(
                            URI.create(server.address()),
                            "POST",
                            List.of(
                                    new Target.Header("Authorization", "Bearer secret"),
                                    new Target.Header("X-Key", "secret"),
                                    new Target.Header("Accept", "text/html")),
                            "secret",
                            1,
                            true);
            var result = PROBING.observe(Checks.of(target, LIMIT)).result();
            assertThat(result.detail()).isEmpty();
            assertThat(other.requests().getFirst())
                    .startsWith("GET / HTTP/1.1")
                    .contains("Accept: text/html")
                    .doesNotContain("secret");
        }
    }

    @Test
    void phasesAddUpOverTheHops() {
        try (var server = counting()) {
            var phases = probe(server, "/3", 3).phases();
            assertThat(
                            phases.dns()
                                    .plus(phases.connect())
                                    .plus(phases.tls())
                                    .plus(phases.firstByte())
                                    .plus(phases.transfer()))
                    .isLessThanOrEqualTo(phases.total());
        }
    }

    private static Result probe(ScriptedServer server, String path, int redirects) {
        return PROBING.observe(Checks.of(target(server, path, redirects), LIMIT)).result();
    }

    private static Target.Http target(ScriptedServer server, String path, int redirects) {
        var address = URI.create(server.address() + path);
        return new Target.Http(address, "GET", List.of(), null, redirects, true);
    }

    /** Sends from {@code /3} to {@code /2} and so on; {@code /0} answers. */
    private static ScriptedServer counting() {
        return ScriptedServer.start(talk -> {
            var number = talk.readRequest().charAt("GET /".length()) - '0';
            talk.send(number == 0 ? OK : redirect("/" + (number - 1)));
        });
    }

    private static ScriptedServer redirecting(String location) {
        return ScriptedServer.answering(redirect(location));
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    }
}
