package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;
import dev.candor.model.Check.IncidentRule;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Condition;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.model.Target;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class ConfigurationFileTest {
    private static final String EVERYTHING =
            """
            page:
              name: FoxyCart
              url: https://status.example.com/
              zone: America/Los_Angeles
              language: en-US
            components:
              - id: app
                name: The application
                requires: {any: [flexo/web, flexo/spare]}
              - id: flexo
                requires: 1 of 2
                children:
                  - {id: flexo/web, was: web-1}
                  - {id: flexo/spare}
            checks:
              - id: front
                component: app
                http: https://app.example.com/health?deep=1
                method: POST
                headers:
                  Authorization: {env: APP_TOKEN}
                  Accept: application/json
                body: {file: body.json}
                redirects: 0
                verify-certificate: false
                every: 1m
                timeout: 800ms
                fail-after: 5
                recover-after: 4
                incident: draft
                expect: ["status == 201", "latency < 500ms", 'json $.ok == true']
              - id: mail
                component: flexo
                tcp: "[2001:db8::1]:25"
                send: "EHLO me"
                banner: "220 "
            allow-addresses: [10.0.0.0/8, "fd00::/8", 192.0.2.7]
            limits: {per-host: 8, rate-per-host: 0.5, messages: 100}
            """;
    private static final MapSecrets SECRETS =
            new MapSecrets(Map.of("APP_TOKEN", "hunter2"), Map.of("body.json", "{\"pin\":4711}"));

    @Test
    void everyKeyMaps() {
        var configuration = valid(EVERYTHING, SECRETS);

        var page = configuration.page();
        assertThat(page.id()).isEqualTo(PageId.MAIN);
        assertThat(page.name()).isEqualTo("FoxyCart");
        assertThat(page.url()).isEqualTo(URI.create("https://status.example.com"));
        assertThat(page.zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
        assertThat(page.language()).isEqualTo("en-US");
        assertThat(configuration.limits()).isEqualTo(new Limits(8, 0.5, 100));
        assertThat(configuration.allowAddresses())
                .extracting(AddressRange::toString)
                .containsExactly("10.0.0.0/8", "fd00:0:0:0:0:0:0:0/8", "192.0.2.7/32");
    }

    @Test
    void theTreeOfComponentsIsFlattenedParentsFirst() {
        var flexo = new ComponentId("flexo");
        var web = new ComponentId("flexo/web");
        var spare = new ComponentId("flexo/spare");

        assertThat(valid(EVERYTHING, SECRETS).components())
                .containsExactly(
                        new ComponentDefinition(
                                new ComponentId("app"),
                                "The application",
                                null,
                                new Requirement.Any(List.of(web, spare)),
                                null),
                        new ComponentDefinition(
                                flexo, "flexo", null, new Requirement.AtLeast(1, List.of()), null),
                        new ComponentDefinition(
                                web,
                                "flexo/web",
                                flexo,
                                Requirement.None.CHILDREN,
                                new ComponentId("web-1")),
                        new ComponentDefinition(
                                spare, "flexo/spare", flexo, Requirement.None.CHILDREN, null));
    }

    @Test
    void aCheckHasAllThatItsKeysSay() {
        var check = valid(EVERYTHING, SECRETS).checks().getFirst();

        assertThat(check.id()).isEqualTo(new CheckId("front"));
        assertThat(check.component()).isEqualTo(new ComponentId("app"));
        assertThat(check.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(check.timeout()).isEqualTo(Duration.ofMillis(800));
        assertThat(check.failAfter()).isEqualTo(5);
        assertThat(check.recoverAfter()).isEqualTo(4);
        assertThat(check.incident()).isEqualTo(IncidentRule.DRAFT);
        assertThat(check.conditions())
                .extracting(Condition::source)
                .containsExactly("status == 201", "latency < 500ms", "json $.ok == true");
        assertThat(check.target())
                .isEqualTo(
                        new Target.Http(
                                URI.create("https://app.example.com/health?deep=1"),
                                "POST",
                                List.of(
                                        new Target.Header("Authorization", "hunter2"),
                                        new Target.Header("Accept", "application/json")),
                                "{\"pin\":4711}",
                                0,
                                false));
        assertThat(valid(EVERYTHING, SECRETS).checks().getLast().target())
                .isEqualTo(new Target.Tcp("2001:db8::1", 25, "EHLO me", "220 "));
    }

    @Test
    void defaultsAreFilledIn() {
        var configuration =
                valid(
                        PAGE
                                + """
                                components: [{id: app}]
                                checks: [{id: app, http: http://app.example.com}]
                                """);

        assertThat(configuration.page().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(configuration.page().language()).isEqualTo("en");
        assertThat(configuration.limits()).isEqualTo(new Limits(64, null));
        assertThat(configuration.allowAddresses()).isEmpty();
        assertThat(configuration.components())
                .containsExactly(
                        new ComponentDefinition(
                                new ComponentId("app"),
                                "app",
                                null,
                                Requirement.None.CHILDREN,
                                null));
        var check = configuration.checks().getFirst();
        assertThat(check.component()).isEqualTo(new ComponentId("app"));
        assertThat(check.every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(check.failAfter()).isEqualTo(3);
        assertThat(check.recoverAfter()).isEqualTo(2);
        assertThat(check.incident()).isEqualTo(IncidentRule.PUBLISH);
        assertThat(check.conditions())
                .extracting(Condition::source)
                .containsExactly("status < 400");
        assertThat(check.target())
                .isEqualTo(
                        new Target.Http(
                                URI.create("http://app.example.com"),
                                "GET",
                                List.of(),
                                null,
                                5,
                                true));
    }

    @Test
    void aFastAnswerWithAnErrorIsStillAnErrorWhenOnlyLatencyIsExpected() {
        var check =
                valid(
                                PAGE
                                        + """
                                        components: [{id: a}]
                                        checks: [{id: a, http: http://a.example, expect: [latency < 1s]}]
                                        """)
                        .checks()
                        .getFirst();
        assertThat(check.conditions())
                .extracting(Condition::source)
                .containsExactly("status < 400", "latency < 1s");
    }

    @Test
    void theDefaultTimeoutNeverOutlastsTheInterval() {
        var check =
                valid(
                                PAGE
                                        + """
                                        components: [{id: a}]
                                        checks: [{id: a, tcp: 'a.example:1', every: 2s}]
                                        """)
                        .checks()
                        .getFirst();
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(check.conditions()).isEmpty();
    }

    @Test
    void allProblemsAreReportedAtOnceFromTopToBottom() {
        var found =
                problems(
                        """
                        page:
                          name: Acme
                          url: status.example.com
                          zone: America/Los_Angelas
                        components:
                          - id: App
                          - id: db
                            requires: any
                        checks:
                          - id: front
                            http: https://app.example.com
                            component: bd
                            evry: 30s
                            fail-after: 0
                            expect: ["status = 200"]
                        """);
        assertThat(found)
                .containsExactly(
                        "candor.yaml:3:8 page.url: 'status.example.com' does not begin with http://"
                                + " or https://; did you mean 'https://status.example.com'?",
                        "candor.yaml:4:9 page.zone: there is no time zone 'America/Los_Angelas';"
                                + " did you mean 'America/Los_Angeles'?",
                        "candor.yaml:6:9 components[0].id: component id 'App' must be at most 120"
                                + " characters of a-z, 0-9, '.', '_' and '-', begin with a letter"
                                + " or digit, and may have levels joined by '/'; write 'app', for"
                                + " example",
                        "candor.yaml:8:15 components[1].requires: this component has no children"
                                + " to require; give it children, or name others: requires: {any:"
                                + " [web-1, web-2]}",
                        "candor.yaml:12:16 checks[0].component: there is no component 'bd'; did"
                                + " you mean 'db'?",
                        "candor.yaml:13:5 checks[0].evry: unknown key 'evry' in check; did you"
                                + " mean 'every'?",
                        "candor.yaml:14:17 checks[0].fail-after: expected a whole number from 1 to"
                                + " 100, found '0'",
                        "candor.yaml:15:22 checks[0].expect[0]: '=' is not a comparison (at"
                                + " character 8); did you mean '=='?");
    }

    @Test
    void aKeyInTheWrongMapIsToldWhereItBelongs() {
        assertThat(problems(PAGE + "zone: UTC\n"))
                .containsExactly(
                        "candor.yaml:2:1 zone: unknown key 'zone' in the file; it is a key of"
                                + " page");
    }

    @Test
    void aRetiredKeyRefusesWithWhatReplacedIt() {
        var retired =
                List.of(new RetiredKey(Key.Part.CHECK, "interval", "write 'every: 30s' instead"));
        var parsed =
                ConfigurationFile.parse(
                        "old.yaml",
                        (PAGE + "checks:\n  - interval: 30s\n    id: a\n    tcp: 'a:1'\n")
                                .getBytes(StandardCharsets.UTF_8),
                        MapSecrets.NONE,
                        retired);
        assertThat(((Parsed.Invalid) parsed).problems())
                .extracting(Object::toString)
                .contains(
                        "old.yaml:3:5 checks[0].interval: the key 'interval' is no longer used;"
                                + " write 'every: 30s' instead");
    }

    @Test
    void noRetiredKeyIsStillAccepted() {
        for (var retired : RetiredKey.ALL) {
            assertThat(Key.names(retired.part())).doesNotContain(retired.name());
        }
    }
}
