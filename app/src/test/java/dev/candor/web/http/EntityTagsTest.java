package dev.candor.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    private static final String CURRENT = "\"abc\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "*",
                " * ",
                "\"x\", \"abc\"",
                "\"x\",\"abc\"",
                "W/\"x\" ,\tW/\"abc\", \"y\"",
                "\"with,comma\", \"abc\"",
                "\"\", \"abc\"",
            })
    void aFieldThatNamesTheCurrentTagMatches(String field) {
        assertThat(EntityTags.matches(field, CURRENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "\"ABC\"",
                "\"abcd\"",
                "\"ab\"",
                "w/\"abc\"",
                "\"abc",
                "W/",
                "\"x\" \"abc\"",
                "**",
                "\"abc-gzip\"",
                ",",
                "\"x\",, \"abc",
            })
    void anotherFieldDoesNot(String field) {
        assertThat(EntityTags.matches(field, CURRENT)).isFalse();
    }
}
