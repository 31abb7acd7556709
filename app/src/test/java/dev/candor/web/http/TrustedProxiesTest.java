package dev.candor.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Proxies are trusted in 10.0.0.0/8 and at fd00::1. */
class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies();

    {
        proxies.trust(address ->
                address.getHostAddress().startsWith("10.")
                        || address.getHostAddress().equals("fd00:0:0:0:0:0:0:1"));
    }

    private String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        return proxies.client(peer, forwardedFor, forwarded);
    }

    @Test
    void withoutTrustNoWordCounts() {
        assertThat(client("192.0.2.1", List.of("203.0.113.9"), List.of("for=203.0.113.9")))
                .isEqualTo("192.0.2.1");
        assertThat(new TrustedProxies().client("10.0.0.1", List.of("203.0.113.9"), List.of()))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "203.0.113.9, 10.0.0.2 | 203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.0.0.2 | 203.0.113.9",
                "10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
                "203.0.113.9, fd00::1 | 203.0.113.9"
            })
    void theChainIsWalkedFromTheRightUntilSomebodyIsNotTrusted(String chain, String expected) {
        assertThat(client("10.0.0.1", List.of(chain), List.of())).isEqualTo(expected);
    }

    @Test
    void severalLinesAreOneChain() {
        assertThat(client("10.0.0.1", List.of("6.6.6.6", "203.0.113.9", "10.0.0.2"), List.of()))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "example.com",
                "1.2.3",
                "999.1.1.1",
                "0x7f.1.1.1",
                "203.0.113.9 x",
                "\u0000",
                "203.0.113.9,",
                "[203.0.113.9",
                "fe80::1%eth0"
            })
    void whatIsNoAddressEndsTheWalk(String chain) {
        assertThat(client("10.0.0.1", List.of(chain), List.of())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=\"[2001:db8::7]:4711\";proto=https | 2001:db8:0:0:0:0:0:7",
                "for=6.6.6.6, for=203.0.113.9;by=10.0.0.2, for=10.0.0.2 | 203.0.113.9",
                "proto=https;for=203.0.113.9;host=a | 203.0.113.9",
                "for=_hidden | 10.0.0.1",
                "for=unknown, for=10.0.0.2 | 10.0.0.2",
                "proto=https | 10.0.0.1",
                "xfor=203.0.113.9 | 10.0.0.1"
            })
    void theStandardHeaderIsReadTheSameWay(String header, String expected) {
        assertThat(client("10.0.0.1", List.of(), List.of(header))).isEqualTo(expected);
    }

    @Test
    void twoHeadersThatDisagreeAreBothIgnored() {
        assertThat(client("10.0.0.1", List.of("203.0.113.9"), List.of("for=6.6.6.6")))
                .isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", List.of("203.0.113.9"), List.of("for=203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aChainWithoutEndIsCut() {
        var chain = "203.0.113.9" + ", 10.0.0.2".repeat(TrustedProxies.MOST_HOPS);
        assertThat(client("10.0.0.1", List.of(chain), List.of())).isEqualTo("10.0.0.2");
    }
}
