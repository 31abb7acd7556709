package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.ConfigurationText.MapSecrets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SecretsTest {
    private static final String CHECK =
            PAGE
                    + """
                    components: [{id: a}]
                    checks:
                      - id: a
                        http: http://a
                        headers: {X-Key: %s}
                        body: %s
                    """;

    @Test
    void aSecretIsHashedAndNeverShown() {
        var text = CHECK.formatted("{env: KEY}", "{file: body}");
        var one = valid(text, new MapSecrets(Map.of("KEY", "s3cr3t"), Map.of("body", "t0psecret")));
        var two = valid(text, new MapSecrets(Map.of("KEY", "0ther"), Map.of("body", "t0psecret")));

        assertThat(one.hash()).matches("[0-9a-f]{64}").isNotEqualTo(two.hash());
        assertThat(one.toString())
                .isEqualTo(two.toString())
                .contains("\"X-Key\": \"(not shown)\"", "body: \"(not shown)\"");
        assertThat(one.checks().toString()).doesNotContain("s3cr3t", "t0psecret");
    }

    @Test
    void aMissingSecretIsAProblemThatNamesWhereItShouldBe() {
        assertThat(problems(CHECK.formatted("{env: KEY}", "{file: body}")))
                .containsExactly(
                        "candor.yaml:6:28 checks[0].headers.X-Key.env: the environment variable"
                                + " KEY is not set; set it where Candor is started, or use {file:"
                                + " PATH}",
                        "candor.yaml:7:18 checks[0].body.file: the secret file body cannot be"
                                + " read; there is no such file");
        assertThat(problems(CHECK.formatted("{env: A, file: b}", "x")))
                .singleElement()
                .asString()
                .contains("a secret names one place");
        assertThat(problems(CHECK.formatted("{evn: A}", "x")))
                .anySatisfy(it -> assertThat(it).contains("did you mean 'env'?"));
    }

    @Test
    void aSecretWithALineEndCannotSmuggleAHeader() {
        assertThat(
                        problems(
                                CHECK.formatted("{env: KEY}", "x"),
                                new MapSecrets(Map.of("KEY", "a\r\nHost: b"), Map.of())))
                .singleElement()
                .asString()
                .contains("no line ends")
                .doesNotContain("Host: b");
    }

    @Test
    void secretFilesStandBesideTheConfigurationAndLoseTheirLastLineEnd(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("key"), "s3cr3t\n");
        Files.writeString(folder.resolve("long"), "x".repeat(SecretSource.LONGEST + 1));
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});
        var secrets = new LocalSecrets(Map.of("A", "b")::get, folder);

        assertThat(secrets.file("key")).isEqualTo("s3cr3t");
        assertThat(secrets.file(folder.resolve("key").toString())).isEqualTo("s3cr3t");
        assertThat(secrets.variable("A")).contains("b");
        assertThat(secrets.variable("B")).isEmpty();
        assertThatThrownBy(() -> secrets.file("none")).hasMessage("there is no such file");
        assertThatThrownBy(() -> secrets.file("long")).hasMessageContaining("longer than");
        assertThatThrownBy(() -> secrets.file("binary")).hasMessage("it is not UTF-8 text");
        assertThatThrownBy(() -> secrets.file(".")).hasMessage("it is not a plain file");
    }

    @Test
    void theHashIsThatOfTheMeaning() {
        var plain = valid(PAGE + "components: [{id: a}, {id: b}]");
        var other =
                valid(
                        """
                        # another hand, the same meaning
                        components:
                          - id: "a"
                          - name: b
                            id: b
                        limits: {per-host: 64}
                        page:
                          url: https://status.example.com/
                          name: Acme
                          zone: UTC
                        """);
        assertThat(other.hash()).isEqualTo(plain.hash());
        assertThat(valid(PAGE + "components: [{id: b}, {id: a}]").hash())
                .isNotEqualTo(plain.hash());
    }

    @Test
    void whatIsShownReadsBackAsTheSameConfiguration() {
        var configuration =
                valid(
                        PAGE
                                + """
                                components:
                                  - {id: a, name: "Quote \\" and \\\\ and é", requires: {any: [b, "null"]}}
                                  - {id: b, requires: 1 of 2, children: [{id: b/1}, {id: b/2, was: x}]}
                                  - {id: "null"}
                                checks:
                                  - {id: a, tcp: "[::1]:25", banner: "220\\n", every: 90s}
                                  - {id: b, http: https://b, expect: ["certificate > 14d or down"]}
                                allow-addresses: ["::1", 10.0.0.0/8]
                                limits: {rate-per-host: 3}
                                """);
        var again = valid(configuration.toString());
        assertThat(again.toString()).isEqualTo(configuration.toString());
        assertThat(again.hash()).isEqualTo(configuration.hash());
    }
}
