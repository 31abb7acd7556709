package dev.candor.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

final class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "jo.smith+status@mail.example.org",
                "Jo_Smith-1@a1-b2.example",
                "o'brien@example.org",
                "a@1.example",
                "a@[192.0.2.1]",
                "jürgen@example.org"
            })
    void whatCanBeSentToStaysAsItIs(String text) {
        assertThat(Address.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "a@EXAMPLE.org,a@example.org",
        "A@Example.org,A@example.org",
        "a@bücher.example,a@xn--bcher-kva.example",
        "a@xn--bcher-kva.example,a@xn--bcher-kva.example"
    })
    void aDomainIsWrittenInOneWay(String text, String written) {
        assertThat(Address.of(text)).hasToString(written);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Address.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String> odd() {
        return Stream.of(
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@-b.example",
                "a@b-.example",
                "a@b..example",
                "a@.example",
                "a@example.",
                "a@b_c.example",
                "a@b@",
                "a b@example.org",
                "a@exam\u0000ple.org",
                "x".repeat(65) + "@example.org",
                "a@" + "x".repeat(64) + ".example",
                "a@" + "x.".repeat(130) + "example");
    }
}
