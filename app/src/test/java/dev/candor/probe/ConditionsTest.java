package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ConditionsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String JSON =
            """
            {"status": "ok", "queue": {"depth": 12}, "nodes": [{"up": true}, {"up": false}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "EQUAL, 200, ''",
        "EQUAL, 503, 'status was 200, expected 503'",
        "NOT_EQUAL, 200, 'status was 200, expected something other than 200'",
        "LESS, 200, 'status was 200, expected < 200'",
        "AT_MOST, 200, ''",
        "GREATER, 200, 'status was 200, expected > 200'",
        "AT_LEAST, 200, ''"
    })
    void aStatusIsCompared(Comparison comparison, int expected, String sentence) {
        var condition = new Condition.Status(comparison, expected, Outcome.DOWN, "");
        assertThat(judge(condition, seen(200, "")).detail()).isEqualTo(sentence);
    }

    @Test
    void aConditionAboutTheStatusReplacesTheDefault() {
        var condition = new Condition.Status(Comparison.EQUAL, 503, Outcome.DOWN, "");
        assertThat(judge(condition, seen(503, "")).outcome()).isEqualTo(Outcome.UP);
    }

    @Test
    void slowIsDegradedWhereTheConditionSaysSo() {
        var condition =
                new Condition.Latency(
                        Comparison.LESS, Duration.ofMillis(800), Outcome.DEGRADED, "");
        var judgement = judge(condition, seen(200, ""));
        assertThat(judgement.outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(judgement.detail()).isEqualTo("latency was 1.2 s, expected < 800 ms");
    }

    @Test
    void theWorstWinsWhateverTheOrder() {
        var slow =
                new Condition.Latency(
                        Comparison.LESS, Duration.ofMillis(800), Outcome.DEGRADED, "");
        var wrong = new Condition.Body(Comparison.CONTAINS, "hello", Outcome.DOWN, "");
        for (var order :
                List.of(List.<Condition>of(slow, wrong), List.<Condition>of(wrong, slow))) {
            var judgement = Conditions.judge(order, seen(200, "bye"));
            assertThat(judgement.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(judgement.detail())
                    .isEqualTo(
                            "the body does not contain \"hello\"; latency was 1.2 s, expected <"
                                    + " 800 ms");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "content-type, CONTAINS, html, ''",
        "content-type, EQUAL, text/plain,"
                + " 'header content-type was \"text/html\", expected \"text/plain\"'",
        "x-none, EQUAL, 1, 'the answer has no header x-none'",
        "x-none, NOT_CONTAINS, 1, ''",
        "x-age, LESS, 100, ''",
        "x-age, GREATER, 100, 'header x-age was \"9\", expected > \"100\"'"
    })
    void aHeaderIsCompared(String name, Comparison comparison, String expected, String sentence) {
        var condition = new Condition.Header(name, comparison, expected, Outcome.DOWN, "");
        assertThat(judge(condition, seen(200, "")).detail()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "$.status, EQUAL, ok, ''",
        "$.status, EQUAL, fine, '$.status was \"ok\", expected \"fine\"'",
        "$.queue.depth, LESS, 100, ''",
        "$.queue.depth, EQUAL, 12.0, ''",
        "$.queue.depth, GREATER, 100, '$.queue.depth was \"12\", expected > \"100\"'",
        "$.missing, EQUAL, 1, 'the body has no $.missing'",
        "$.nodes[?(@.up == false)].up, EQUAL, false, ''",
        "$[[, EQUAL, 1, '$[[ cannot be read from the body'"
    })
    void aJsonValueIsCompared(
            String path, Comparison comparison, String expected, String sentence) {
        var condition = new Condition.Json(path, comparison, expected, Outcome.DOWN, "");
        assertThat(judge(condition, seen(200, JSON)).detail()).isEqualTo(sentence);
    }

    @Test
    void whatIsNotJsonFailsWithASentence() {
        var condition = new Condition.Json("$.a", Comparison.EQUAL, "1", Outcome.DOWN, "");
        assertThat(judge(condition, seen(200, "<html>")).detail()).isNotEmpty();
        assertThat(judge(condition, seen(200, "")).detail())
                .isEqualTo("the body is empty, expected JSON");
        assertThat(judge(condition, seen(200, "{\"a\":")).detail())
                .isEqualTo("the body is not JSON");
        assertThat(judge(condition, seen(200, "[".repeat(1 << 20))).outcome())
                .isEqualTo(Outcome.DOWN);
    }

    @Test
    void aHostileTextDoesNotKeepARegularExpressionBusy() {
        var condition = new Condition.Body(Comparison.MATCHES, "(a+)+b", Outcome.DOWN, "");
        assertThat(judge(condition, seen(200, "a".repeat(5000))).detail())
                .isEqualTo("the body does not match \"(a+)+b\"");
        var deep = new Condition.Body(Comparison.MATCHES, "(a|b)*c", Outcome.DOWN, "");
        assertThat(judge(deep, seen(200, "ab".repeat(500_000))).outcome()).isEqualTo(Outcome.DOWN);
    }

    @Test
    void certificateDaysAreCounted() {
        var condition =
                new Condition.CertificateValid(
                        Comparison.AT_LEAST, Duration.ofDays(14), Outcome.DEGRADED, "");
        var end = NOW.plus(Duration.ofDays(9)).plusSeconds(1);
        assertThat(judge(condition, withCertificate(end)).detail())
                .isEqualTo("the certificate is valid for 9 days, expected >= 14 days");
        assertThat(judge(condition, withCertificate(NOW.plus(Duration.ofDays(14)))).outcome())
                .isEqualTo(Outcome.UP);
        assertThat(judge(condition, seen(200, "")).detail())
                .isEqualTo("there is no certificate to compare; this is not TLS");
    }

    private static Conditions.Judgement judge(Condition condition, Seen seen) {
        return Conditions.judge(List.of(condition), seen);
    }

    private static Seen seen(int status, String body) {
        return new Seen(
                true,
                status,
                Map.of("content-type", "text/html", "x-age", "9"),
                body,
                Duration.ofMillis(1200),
                null,
                NOW);
    }

    private static Seen withCertificate(Instant end) {
        return new Seen(true, 200, Map.of(), "", Duration.ZERO, end, NOW);
    }
}
