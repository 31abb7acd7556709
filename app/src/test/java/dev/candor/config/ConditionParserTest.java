package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConditionParser.Outcomes;
import dev.candor.model.Condition;
import dev.candor.model.Condition.Comparison;
import dev.candor.model.Result.Outcome;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

class ConditionParserTest {
    static Stream<Arguments> conditions() {
        return Stream.of(
                status("status == 200", Comparison.EQUAL, 200, Outcome.DOWN),
                status("status!=500", Comparison.NOT_EQUAL, 500, Outcome.DOWN),
                status("status < 400 or degraded", Comparison.LESS, 400, Outcome.DEGRADED),
                status(" status  <=  399  or  down ", Comparison.AT_MOST, 399, Outcome.DOWN),
                status("status > 199", Comparison.GREATER, 199, Outcome.DOWN),
                status("status >= 200", Comparison.AT_LEAST, 200, Outcome.DOWN),
                latency("latency < 800ms", Comparison.LESS, 800, Outcome.DEGRADED),
                latency("latency <= 2s or down", Comparison.AT_MOST, 2000, Outcome.DOWN),
                certificate("certificate > 14d", Comparison.GREATER, 14, Outcome.DEGRADED),
                certificate("certificate >= 3d or down", Comparison.AT_LEAST, 3, Outcome.DOWN),
                header("header[Content-Type] contains json", Comparison.CONTAINS, "json"),
                header("header[ content-type ] == \"a b\"", Comparison.EQUAL, "a b"),
                header("header[content-type] not contains x y", Comparison.NOT_CONTAINS, "x y"),
                header(
                        "header[content-type] matches /^text\\/(a|b)$/",
                        Comparison.MATCHES,
                        "^text/(a|b)$"),
                body("body contains \"ok\"", Comparison.CONTAINS, "ok"),
                body("body contains this or that fits", Comparison.CONTAINS, "this or that fits"),
                body("body contains \"x or down\"", Comparison.CONTAINS, "x or down"),
                body("body not contains \"er\\\"ror\\\\\"", Comparison.NOT_CONTAINS, "er\"ror\\"),
                body("body matches /a\\d+ or b/", Comparison.MATCHES, "a\\d+ or b"),
                body("body == \"\"", Comparison.EQUAL, ""),
                json("json $.status == \"ok\"", "$.status", Comparison.EQUAL, "ok"),
                json("json $.n>=5", "$.n", Comparison.AT_LEAST, "5"),
                json("json $['a b'][0].c == true", "$['a b'][0].c", Comparison.EQUAL, "true"),
                json(
                        "json $.l[?(@.a == 1)].b contains x",
                        "$.l[?(@.a == 1)].b",
                        Comparison.CONTAINS,
                        "x"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void whatIsWrittenIsWhatIsMeant(String source, Condition expected) {
        assertThat(ConditionParser.parse(source)).isEqualTo(new Outcomes.Valid(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~                          | 0  | the condition is empty
                    200                         | 0  | a condition begins with a word
                    statsu == 200               | 0  | a condition cannot speak of 'statsu'
                    status                      | 6  | the comparison behind 'status' is missing
                    status = 200                | 7  | '=' is not a comparison
                    status ==                   | 9  | the value to compare with is missing
                    status == 20x               | 10 | '20x' is not an HTTP status
                    status == 600               | 10 | '600' is not an HTTP status
                    status contains 2           | 7  | 'contains' does not apply to status
                    status == 200 or broken     | 17 | a check cannot be 'broken'
                    status == 200 or 201        | 17 | a check cannot be '201'
                    latency > 1s                | 8  | '>' does not apply to latency
                    latency < 800               | 10 | '800' is not a duration
                    certificate < 14d           | 12 | '<' does not apply to certificate
                    header contains x           | 7  | the header's name in square brackets is missing
                    header[a b] contains x      | 7  | 'a b' is not the name of a header
                    header[a] < 3               | 10 | '<' does not apply to header
                    body contains "ok           | 14 | the closing " is missing
                    body contains "ok" and more | 19 | the condition goes on behind its value
                    body matches ok             | 13 | expected / here
                    body matches /a(b/          | 17 | the regular expression is not valid: Unclosed group
                    body containsx y            | 5  | 'containsx' is not a comparison
                    json status == ok           | 5  | a JSON path begins with '$'
                    json $.a[ == 1              | 5  | '$.a[ == 1' is not a JSON path
                    json $.a < many             | 11 | 'many' is not a number
                    """)
    void whatMakesNoSenseIsReportedAtItsCharacter(String source, int offset, String what) {
        assertThat(ConditionParser.parse(source))
                .isInstanceOfSatisfying(
                        Outcomes.Invalid.class,
                        invalid -> {
                            assertThat(invalid.what()).startsWith(what);
                            assertThat(invalid.offset()).as(invalid.what()).isEqualTo(offset);
                        });
    }

    private static Arguments status(String source, Comparison by, int expected, Outcome otherwise) {
        return Arguments.of(source, new Condition.Status(by, expected, otherwise, source));
    }

    private static Arguments latency(String source, Comparison by, int millis, Outcome otherwise) {
        var expected = Duration.ofMillis(millis);
        return Arguments.of(source, new Condition.Latency(by, expected, otherwise, source));
    }

    private static Arguments certificate(
            String source, Comparison by, int days, Outcome otherwise) {
        var expected = Duration.ofDays(days);
        return Arguments.of(
                source, new Condition.CertificateValid(by, expected, otherwise, source));
    }

    private static Arguments header(String source, Comparison by, String expected) {
        return Arguments.of(
                source, new Condition.Header("content-type", by, expected, Outcome.DOWN, source));
    }

    private static Arguments body(String source, Comparison by, String expected) {
        return Arguments.of(source, new Condition.Body(by, expected, Outcome.DOWN, source));
    }

    private static Arguments json(String source, String path, Comparison by, String expected) {
        return Arguments.of(source, new Condition.Json(path, by, expected, Outcome.DOWN, source));
    }
}
