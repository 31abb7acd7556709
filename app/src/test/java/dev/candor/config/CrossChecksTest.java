package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Requirement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossChecksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {id: a}, {id: a}                                   | the component id 'a' is taken further up
                    {id: a, was: b}, {id: b}                           | 'b' is still the id of a component
                    {id: a, was: x}, {id: b, was: x}                   | component 'a' also was 'x'
                    {name: A}                                          | 'id' is missing
                    {id: a, requires: {any: [c]}}, {id: b}             | there is no component 'c'
                    {id: a, requires: {any: [b, b]}}, {id: b}          | component 'b' stands twice in this list
                    {id: a, requires: {any: []}}, {id: b}              | at least one component must be named
                    {id: a, requires: {any: [b], all: [b]}}, {id: b}   | a requirement has one rule, this has 2
                    {id: a, requires: [b]}, {id: b}                    | it is not said how many
                    {id: a, requires: some, children: [{id: b}]}       | 'some' is not a requirement
                    {id: a, requires: 2 of 3, children: [{id: b}]}     | '2 of 3' speaks of 3 components, but there are 1
                    {id: a, requires: 0 of 1, children: [{id: b}]}     | between 1 and 1 components can be needed, not 0
                    {id: a, requires: {3 of 2: [b, c]}}, {id: b}, {id: c} | between 1 and 2 components can be needed, not 3
                    {id: a, requires: {all: [a]}}                      | require each other in a circle: a -> a
                    {id: a, requires: {all: [b]}}, {id: b, requires: {any: [a]}} | in a circle: a -> b -> a
                    {id: a, children: [{id: b, requires: {all: [a]}}]} | in a circle: a -> b -> a
                    """)
    void componentsThatDoNotFitTogetherAreRefused(String components, String expected) {
        assertThat(problems(PAGE + "components: [" + components + "]\n"))
                .singleElement()
                .asString()
                .contains(expected);
    }

    @Test
    void aGroupThatLooksElsewhereThanAtItsChildrenMakesNoCircle() {
        var configuration =
                valid(
                        PAGE
                                + """
                                components:
                                  - {id: x}
                                  - {id: y}
                                  - id: a
                                    requires: {2 of 2: [x, y]}
                                    children: [{id: b, requires: {all: [a]}}]
                                """);
        assertThat(configuration.components().get(2).requirement())
                .isInstanceOfSatisfying(
                        Requirement.AtLeast.class, it -> assertThat(it.needed()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    tcp: 'a:1'                                   | 'id' is missing
                    id: a                                        | the check has no target
                    id: a, tcp: 'a:1', http: 'http://a'          | a check has one target
                    id: other, tcp: 'a:1'                        | 'component' is missing
                    id: a, tcp: 'a'                              | 'a' is not HOST:PORT
                    id: a, tcp: 'a:65536'                        | is not HOST:PORT
                    id: a, tcp: 'a:1', method: GET               | 'method' has no meaning for tcp
                    id: a, http: 'http://a', banner: x           | 'banner' has no meaning for http
                    id: a, http: 'ftp://a'                       | does not begin with http:// or https://
                    id: a, http: 'http://u:p@a/'                 | a user name in a URL is not sent
                    id: a, http: 'http:///x'                     | names no host
                    id: a, http: 'http://a_b/'                   | names no host
                    id: a, http: 'http://a:70000/'               | names no host or no possible port
                    id: a, http: 'http://a/x y'                  | look at character 11
                    id: a, http: 'http://a', method: get         | did you mean 'GET'?
                    id: a, http: 'http://a', redirects: 11       | expected a whole number from 0 to 10
                    id: a, http: 'http://a', verify-certificate: no | expected true or false, found 'no'
                    id: a, http: 'http://a', headers: {Host: b}  | is written by the check itself
                    id: a, http: 'http://a', headers: {'a b': c} | is not the name of a header
                    id: a, http: 'http://a', headers: {a: "b\\nc"} | no line ends
                    id: a, http: 'http://a', headers: {a: b, A: c} | the header 'A' stands twice
                    id: a, http: 'http://a', headers: [a]        | expected a map of headers
                    id: a, tcp: 'a:1', every: 500ms              | expected a duration from 1s to 1d
                    id: a, tcp: 'a:1', every: 30                 | write a whole number and ms, s, m, h or d
                    id: a, tcp: 'a:1', every: 2m, timeout: 61s   | expected a duration from 100ms to 1m
                    id: a, tcp: 'a:1', every: 5s, timeout: 6s    | the timeout 6s is longer than the interval 5s
                    id: a, tcp: 'a:1', incident: publsh          | did you mean 'publish'?
                    id: a, tcp: 'a:1', expect: ['status == 200'] | a TCP check knows only its latency
                    id: a, http: 'http://a', expect: ['certificate > 1d'] | only an https address has a certificate
                    id: a, tcp: 'a:1', expect: latency < 1s      | expected a list
                    id: a, tcp: 'a:1', send:                     | the key 'send' has no value
                    """)
    void checksThatCannotRunAreRefused(String check, String expected) {
        assertThat(problems(PAGE + "components: [{id: a}]\nchecks: [{" + check + "}]\n"))
                .singleElement()
                .asString()
                .contains(expected);
    }

    @Test
    void twoChecksCannotHaveOneName() {
        assertThat(
                        problems(
                                PAGE
                                        + """
                                        components: [{id: a}]
                                        checks:
                                          - {id: a, tcp: 'a:1'}
                                          - {id: a, tcp: 'a:2'}
                                        """))
                .containsExactly(
                        "candor.yaml:5:10 checks[1].id: the check id 'a' is taken further up; ids"
                                + " are unique");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    PST            | did you mean 'America/Los_Angeles'?
                    Los Angeles    | did you mean 'America/Los_Angeles'?
                    europe/berlin  | did you mean 'Europe/Berlin'?
                    +02:00         | write an area and a city
                    """)
    void aWrongZoneProposesTheRightOne(String zone, String hint) {
        assertThat(problems("page: {name: A, url: http://a, zone: '" + zone + "'}"))
                .singleElement()
                .asString()
                .endsWith(hint.equals("write an area and a city") ? ", or UTC" : hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    10.0.0.1/8
                    10.0.0.0/33
                    10.0.0/8
                    fd00::/129
                    example.com
                    10.0.0.0/
                    """)
    void aRangeThatIsNoneIsRefused(String range) {
        assertThat(problems(PAGE + "allow-addresses: ['" + range + "']"))
                .singleElement()
                .asString()
                .contains("is not a range of addresses");
    }
}
