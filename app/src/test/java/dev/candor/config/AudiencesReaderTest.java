package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.AudienceSettings.Query;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

final class AudiencesReaderTest {
    private static final MapSecrets SECRETS = new MapSecrets(Map.of(), Map.of("shop", "hunter2"));
    private static final String SHOPS =
            """
            audiences:
              - id: shops
                database: "jdbc:postgresql://db.example:5432/shop?user=candor"
                password: {file: shop}
                query: SELECT mail AS address FROM shop
                every: 30m
              - id: partners
            """;

    @Test
    void anAudienceIsNamedAndPerhapsADatabaseIsAskedForIt() {
        var configuration = valid(PAGE + SHOPS, SECRETS);
        assertThat(configuration.audiences())
                .containsExactly(
                        new AudienceSettings(
                                new Audience("shops"),
                                "shops",
                                new Query(
                                        "jdbc:postgresql://db.example:5432/shop?user=candor",
                                        "hunter2",
                                        "SELECT mail AS address FROM shop",
                                        Duration.ofMinutes(30))),
                        new AudienceSettings(new Audience("partners"), "partners", null));
    }

    @Test
    void thePasswordIsNeverShownAndCounts() {
        var configuration = valid(PAGE + SHOPS, SECRETS);
        assertThat(configuration.toString())
                .contains("password: \"(not shown)\"", "every: 30m", "- id: \"partners\"")
                .doesNotContain("hunter2");
        assertThat(configuration.audiences().toString()).doesNotContain("hunter2");
        var other = new MapSecrets(Map.of(), Map.of("shop", "other"));
        assertThat(valid(PAGE + SHOPS, other).hash()).isNotEqualTo(configuration.hash());
    }

    @Test
    void aFileWithoutAudiencesIsAsItWas() {
        assertThat(valid(PAGE).toString()).doesNotContain("audiences");
    }

    @Test
    void anAudienceMayBeCalledSomethingElseThanItsIdWithAndWithoutADatabase() {
        var named =
                valid(
                        PAGE
                                + """
                                audiences:
                                  - {id: shops, name: Shops of our customers}
                                  - id: hosts
                                    name: Hosts
                                    database: jdbc:sqlite:shop.db
                                    query: SELECT 1
                                  - id: partners
                                """);
        assertThat(named.audiences())
                .extracting(AudienceSettings::name)
                .containsExactly("Shops of our customers", "Hosts", "partners");
        assertThat(named.toString())
                .contains("name: \"Shops of our customers\"", "name: \"partners\"");
        var other = valid(PAGE + "audiences: [{id: shops, name: Shops}]\n");
        assertThat(valid(PAGE + "audiences: [{id: shops}]\n").hash()).isNotEqualTo(other.hash());
    }

    @Test
    void aNameThatCannotBeOneIsNamedWithItsPlace() {
        assertThat(
                        problems(
                                PAGE
                                        + """
                                        audiences:
                                          - id: shops
                                            name: ""
                                          - id: hosts
                                            name: %s
                                          - id: partners
                                            name: [a, b]
                                          - id: others
                                            named: Others
                                        """
                                                .formatted("x".repeat(101))))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("candor.yaml:4:11 audiences[0].name: "),
                        it -> assertThat(it).startsWith("candor.yaml:6:11 audiences[1].name: "),
                        it -> assertThat(it).startsWith("candor.yaml:8:11 audiences[2].name: "),
                        it ->
                                assertThat(it)
                                        .startsWith("candor.yaml:10:5 audiences[3].named: ")
                                        .contains("did you mean 'name'?"));
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        assertThat(
                        problems(
                                PAGE
                                        + """
                                        audiences:
                                          - id: shops
                                            database: jdbc:mysql://db/shop
                                            query: SELECT 1
                                          - id: shops
                                            query: SELECT 1
                                          - database: jdbc:sqlite:shop.db
                                            password: x
                                            every: 5s
                                          - id: public
                                          - id: Big Shops
                                        """))
                .containsExactly(
                        "candor.yaml:4:15 audiences[0].database: this is not the address of a"
                                + " database that can be asked; write"
                                + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME or"
                                + " jdbc:sqlite:PATH",
                        "candor.yaml:6:9 audiences[1].id: the audience id 'shops' is taken further"
                                + " up",
                        "candor.yaml:7:12 audiences[1].query: 'query' belongs to a 'database'; name"
                                + " that too",
                        "candor.yaml:8:5 audiences[2]: 'id' is missing; such as 'id: shops'",
                        "candor.yaml:8:5 audiences[2]: 'query' is missing; write a SELECT",
                        "candor.yaml:9:15 audiences[2].password: a database in a file has no"
                                + " password; remove it",
                        "candor.yaml:10:12 audiences[2].every: expected a duration from 1m to 30d,"
                                + " found '5s'",
                        "candor.yaml:11:9 audiences[3].id: the audience 'public' is everybody;"
                                + " choose another id",
                        problems(PAGE + "audiences: [{id: Big Shops}]\n")
                                .getFirst()
                                .replace(
                                        "candor.yaml:2:18 audiences[0]",
                                        "candor.yaml:12:9" + " audiences[4]"));
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        for (var address :
                new String[] {
                    "jdbc:postgresql://candor:hunter2@db/shop",
                    "jdbc:postgresql://db/shop?user=candor&password=hunter2",
                    "jdbc:postgresql://db/shop?Password=hunter2"
                }) {
            assertThat(problems(PAGE + audience(address)))
                    .singleElement()
                    .asString()
                    .contains("candor.yaml:2:35 audiences[0].database: a password in the address")
                    .doesNotContain("hunter2");
        }
        for (var address : new String[] {"jdbc:postgresql:///shop", "jdbc:postgresql://db/"}) {
            assertThat(problems(PAGE + audience(address)))
                    .singleElement()
                    .asString()
                    .contains("names no host or no database");
        }
    }

    @Test
    void anAlertNamesAnAudienceOfTheFile() {
        var alert =
                """
                channels: [{id: chat, provider: slack, url: 'https://a'}]
                alerts: [{to: [chat], when: {audience: %s}}]
                """;
        var configuration = valid(PAGE + SHOPS + alert.formatted("partners"), SECRETS);
        assertThat(configuration.alerts().getFirst().when().audience())
                .isEqualTo(new Audience("partners"));
        assertThat(configuration.toString()).contains("      audience: \"partners\"\n");
        assertThat(problems(PAGE + SHOPS + alert.formatted("shop"), SECRETS))
                .singleElement()
                .asString()
                .endsWith("alerts[0].when.audience: there is no 'shop'; did you mean 'shops'?");
        assertThat(
                        problems(
                                PAGE
                                        + "audiences: [{id: shops}]\n"
                                        + "mail: {from: a@b.example, relays:"
                                        + " ['smtp://127.0.0.1']}\n"
                                        + "components: [{id: a}]\n"
                                        + "checks: [{id: a, tcp: 'a:1'}]\n"
                                        + "alerts: [{to: [a@b.example], when: {check: a, audience:"
                                        + " shops}}]\n"))
                .singleElement()
                .asString()
                .contains("an alert of a check is about no audience");
    }

    @Test
    void rulesWithoutAnAudienceKeepTheirNames() {
        var file =
                PAGE
                        + "mail: {from: a@b.example, relays: ['smtp://127.0.0.1']}\n"
                        + "audiences: [{id: shops}]\nalerts:\n  - {to: [a@b.example]}\n";
        var both = valid(file + "  - {to: [a@b.example], when: {audience: shops}}\n").alerts();
        assertThat(both.getFirst().id()).isEqualTo(valid(file).alerts().getFirst().id());
        assertThat(both.getLast().id()).isNotEqualTo(both.getFirst().id());
    }

    private static String audience(String address) {
        return "audiences: [{id: shops, database: '%s', query: SELECT 1}]\n".formatted(address);
    }
}
