package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.DnsServer;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class NameResolutionTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int SERVFAIL = 2;

    @Test
    void aNameIsResolvedForEachRun() {
        var here = InetAddress.ofLiteral("127.0.0.1");
        try (var dns = DnsServer.start(DnsServer.knowing("app.example", here));
                var server = ScriptedServer.answering(OK);
                var probing = asking(dns)) {
            assertThat(probe(probing, server.port(), SHORT).detail()).isEmpty();
            var asked = dns.questions();
            var second = probe(probing, server.port(), SHORT);
            assertThat(second.phases().dns()).isPositive();
            assertThat(dns.questions()).isEqualTo(2 * asked);
        }
    }

    @Test
    void theNextAddressIsTriedWhenTheFirstRefuses() {
        var dead = InetAddress.ofLiteral("127.0.0.9");
        var here = InetAddress.ofLiteral("127.0.0.1");
        try (var dns = DnsServer.start(DnsServer.knowing("app.example", dead, here));
                var server = ScriptedServer.answering(OK);
                var probing = asking(dns)) {
            assertThat(probe(probing, server.port(), SHORT).detail()).isEmpty();
        }
    }

    @Test
    void aNameThatOnlyHasAnIpv6AddressIsConnectedTo() {
        var v6 = InetAddress.ofLiteral("::1");
        try (var dns = DnsServer.start(DnsServer.knowing("app.example", v6));
                var probing = asking(dns)) {
            assertThat(probe(probing, 1, SHORT).detail()).contains("[0:0:0:0:0:0:0:1]:1");
        }
    }

    @Test
    void aNameThatDoesNotExistIsDown() {
        try (var dns = DnsServer.start(DnsServer.knowing("other.example"));
                var probing = asking(dns)) {
            var result = probe(probing, 80, SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .isEqualTo("the name app.example does not resolve (NXDOMAIN)");
        }
    }

    @Test
    void aNameWithoutAddressesIsDown() {
        try (var dns = DnsServer.start((_, _) -> Optional.of(DnsServer.Answer.NOTHING));
                var probing = asking(dns)) {
            var result = probe(probing, 80, SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail()).isEqualTo("the name app.example has no address");
        }
    }

    @Test
    void aFailureOfTheNamesOwnServersIsDown() {
        try (var dns =
                        DnsServer.start(
                                (_, _) -> Optional.of(new DnsServer.Answer(SERVFAIL, List.of())));
                var probing = asking(dns)) {
            var result = probe(probing, 80, SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .isEqualTo("the name app.example does not resolve (SERVFAIL)");
        }
    }

    @Test
    void aSilentNameServerOfOursIsUnknown() {
        try (var dns = DnsServer.start((_, _) -> Optional.empty());
                var probing = asking(dns)) {
            var result = probe(probing, 80, SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.detail())
                    .matches(
                            "our name server did not answer within (2\\d\\d|300) ms when asked for"
                                    + " app.example");
            assertThat(result.phases().total()).isLessThan(SHORT.plusMillis(500));
        }
    }

    @Test
    void silenceAboutOneNameOnlyIsDown() {
        try (var dns =
                        DnsServer.start((name, _) ->
                                name.equals(".")
                                        ? Optional.of(DnsServer.Answer.NOTHING)
                                        : Optional.empty());
                var probing = asking(dns)) {
            var result = probe(probing, 80, SHORT);
            assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(result.detail())
                    .matches(
                            "the name app.example was not resolved within (2\\d\\d|300) ms,"
                                    + " although the name server answers other questions");
        }
    }

    @Test
    void aSecondNameServerIsAskedWhenTheFirstIsGone() {
        var here = InetAddress.ofLiteral("127.0.0.1");
        try (var silent = DnsServer.start((_, _) -> Optional.empty());
                var dns = DnsServer.start(DnsServer.knowing("app.example", here));
                var server = ScriptedServer.answering(OK);
                var probing =
                        new Probing(
                                ProbeSettings.of("1")
                                        .withNameServers(
                                                List.of(silent.address(), dns.address())))) {
            assertThat(probe(probing, server.port(), Duration.ofSeconds(5)).detail()).isEmpty();
        }
    }

    private static Probing asking(DnsServer dns) {
        return new Probing(ProbeSettings.of("1").withNameServers(List.of(dns.address())));
    }

    private static Result probe(Probing probing, int port, Duration timeout) {
        var target = Checks.http(URI.create("http://app.example:" + port + "/"));
        return probing.observe(Checks.of(target, timeout)).result();
    }
}
