package dev.candor.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/as-of.json", "/history/2010/01", "/a+b;c=d,e@f:g!", "/a//b", "/~x"})
    void aPlainPathMeansItself(String raw) {
        assertThat(RequestPath.isPlain(raw)).isTrue();
        var expected = List.of(raw.substring(1).split("/", -1));
        assertThat(RequestPath.of(raw)).isEqualTo(new RequestPath.Segments(expected));
    }

    @Test
    void escapesAreDecodedAsUtf8() {
        assertThat(RequestPath.isPlain("/caf%C3%A9")).isFalse();
        assertThat(RequestPath.of("/caf%C3%A9/a%2Fb"))
                .isEqualTo(new RequestPath.Segments(List.of("café", "a/b")));
    }

    @Test
    void aNameThatBeginsWithADotIsAllowed() {
        assertThat(RequestPath.of("/.well-known/x"))
                .isEqualTo(new RequestPath.Segments(List.of(".well-known", "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "*",
                "/..",
                "/a/../b",
                "/./a",
                "/%2e%2e/a",
                "/%2E./a",
                "/%",
                "/%4",
                "/%zz",
                "/%-1",
                "/%00",
                "/a%0d%0ab",
                "/%7f",
                "/%c0%af",
                "/%ff",
                "/%ed%a0%80",
                "/a\\b",
                "/a b",
                "/a\u0000b",
                "/é",
                "/a\"b",
                "/<x>",
            })
    void whatCouldMeanSomethingElseIsRefusedWithAReason(String raw) {
        assertThat(RequestPath.isPlain(raw)).isFalse();
        assertThat(RequestPath.of(raw))
                .isInstanceOfSatisfying(
                        RequestPath.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("The ").endsWith("."));
    }

    @Test
    void anOverlongPathIsRefused() {
        var longest = "/" + "a".repeat(RequestPath.LONGEST - 1);
        assertThat(RequestPath.isPlain(longest)).isTrue();
        assertThat(RequestPath.isPlain(longest + "a")).isFalse();
        assertThat(RequestPath.of(longest + "a")).isInstanceOf(RequestPath.Refused.class);
    }
}
