package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SmallPartsTest {
    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "5m,300000", "1h,3600000", "1d,86400000", "0ms,0"})
    void aDurationIsANumberAndAUnit(String text, long millis) {
        var duration = Durations.parse(text).orElseThrow();
        assertThat(duration.toMillis()).isEqualTo(millis);
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1.5s", "-1s", "1 s", "1S", "1w", "9999999999s"})
    void anythingElseIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "evry,every",
        "fail_after,fail-after",
        "FAIL-AFTER,fail-after",
        "epxect,expect",
        "interval,",
        "url,"
    })
    void theNearestWordIsProposedOnlyWhenItIsNear(String word, String expected) {
        assertThat(
                        Nearest.to(word, List.of("every", "fail-after", "expect", "timeout"))
                                .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void noMoreProblemsAreCollectedThanAnybodyMendsInOneGo() {
        var problems = new Problems("f");
        for (var i = 0; i < 2 * Problems.MOST; i++) {
            problems.add(new YamlNode.Place(1, 1), "", "x", "");
        }
        assertThat(problems.all()).hasSize(Problems.MOST);
    }
}
