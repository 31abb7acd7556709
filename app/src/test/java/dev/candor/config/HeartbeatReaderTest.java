package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;
import dev.candor.model.HeartbeatSettings;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

final class HeartbeatReaderTest {
    private static final MapSecrets SECRETS =
            new MapSecrets(
                    Map.of("WRONG", "ftp://geheim"), Map.of("ping", "https://hc.example/geheim"));

    @Test
    void nobodyIsToldUnlessTheFileSaysSo() {
        assertThat(valid(PAGE).heartbeat()).isNull();
        assertThat(valid(PAGE).toString()).doesNotContain("heartbeat");
    }

    @Test
    void theAddressMayBeKeptOutOfTheFileAndIsNeverShown() {
        var configuration = valid(PAGE + "heartbeat: {url: {file: ping}, every: 5m}\n", SECRETS);
        assertThat(configuration.heartbeat())
                .isEqualTo(
                        new HeartbeatSettings(
                                URI.create("https://hc.example/geheim"), Duration.ofMinutes(5)));
        assertThat(configuration.toString())
                .contains("heartbeat:\n  url: \"(not shown)\"\n  every: 5m\n")
                .doesNotContain("geheim");
    }

    @Test
    void anotherAddressIsAnotherConfiguration() {
        var one = valid(PAGE + "heartbeat: {url: 'http://127.0.0.1:3001/push/a'}\n");
        var other = valid(PAGE + "heartbeat: {url: 'http://127.0.0.1:3001/push/b'}\n");
        assertThat(one.hash()).isNotEqualTo(other.hash());
        assertThat(one.heartbeat())
                .extracting(it -> it == null ? null : it.every())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        assertThat(problems(PAGE + "heartbeat: {every: 1s, urll: x}\n"))
                .containsExactly(
                        "candor.yaml:2:12 heartbeat: 'url' is missing; such as 'url:"
                                + " https://hc.example.com/ping/ID'",
                        "candor.yaml:2:20 heartbeat.every: expected a duration from 10s to 1d,"
                                + " found '1s'",
                        "candor.yaml:2:24 heartbeat.urll: unknown key 'urll' in heartbeat; did you"
                                + " mean 'url'?");
        assertThat(problems(PAGE + "heartbeat: {url: hc.example}\n"))
                .singleElement()
                .asString()
                .contains("heartbeat.url", "'hc.example' does not begin with http://");
        assertThat(problems(PAGE + "heartbeat: {url: {env: WRONG}}\n", SECRETS))
                .singleElement()
                .asString()
                .contains("what is kept there is no http or https address")
                .doesNotContain("geheim");
    }
}
