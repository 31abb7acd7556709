package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Condition;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Result.Phases;
import dev.candor.model.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class LocalCommandsTest {
    private final Shell shell = new Shell();

    @Test
    void aCheckDrawsWhereTheTimeWent() {
        var ran = shell.run("check", "https://a.example/");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo(
                        """
                        https://a.example/  up  HTTP 200  in 100 ms

                          DNS       ######                                                       10 ms
                          connect         ###########                                            20 ms
                          TLS                        ######################                      40 ms
                          first byte                                       ###########           20 ms
                          transfer                                                    ######     10 ms

                          address      192.0.2.1:443
                          certificate  ends 2026-03-02T22:44:00Z, in 40 days
                        """);
        shell.blocks = true;
        assertThat(shell.run("check", "https://a.example/").out()).contains("██████");
    }

    @Test
    void aCheckThatIsNotUpFails() {
        shell.outcome = Outcome.DOWN;
        var ran = shell.run("check", "tcp://a.example:25", "--timeout", "2s");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.out())
                .isEqualTo(
                        """
                        tcp://a.example:25  down  in 0.0 ms
                          connection refused by 192.0.2.1:443
                        """);
        var check = shell.probed.getFirst();
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(check.target()).isEqualTo(new Target.Tcp("a.example", 25, null, null));
    }

    @Test
    void aCheckExpectsWhatItIsTold() {
        shell.run("check", "https://a", "--expect", "latency < 1s", "--expect", "body contains x");
        assertThat(shell.probed.getFirst().conditions())
                .extracting(Condition::source)
                .containsExactly("status < 400", "latency < 1s", "body contains x");
    }

    @Test
    void everyMistakeInACheckIsReportedAtOnce() {
        var ran = shell.run("check", "a.example", "--expect", "status = 200", "--timeout", "5m");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err())
                .isEqualTo(
                        """
                        candor check: 'a.example' does not begin with http:// or https://; did you mean 'https://a.example'?
                        candor check: --expect 'status = 200', character 8: '=' is not a comparison; did you mean '=='?
                        candor check: --timeout: the timeout must be from 100ms to 1m
                        """);
        assertThat(shell.probed).isEmpty();
        assertThat(shell.run("check", "tcp://a:1", "--expect", "status == 200").err())
                .contains("a TCP check knows only its latency");
        assertThat(shell.run("check", "tcp://a").err()).contains("is not tcp://HOST:PORT");
    }

    @Test
    void aCheckAsJsonHasEveryFigure() {
        var json = Json.read(shell.run("check", "https://a.example/", "--json").out());
        assertThat(json.path("outcome").asString()).isEqualTo("up");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(json.path("milliseconds").path("tls").asDouble()).isEqualTo(40.0);
        assertThat(json.path("certificate_ends").asString()).isEqualTo("2026-03-02T22:44:00Z");
        shell.outcome = Outcome.UNKNOWN;
        var unknown = Json.read(shell.run("check", "https://a.example/", "--json").out());
        assertThat(unknown.path("status").isNull()).isTrue();
        assertThat(unknown.path("address").isNull()).isTrue();
    }

    @Test
    void aBarIsNeverInvisibleAndNeverTooLong() {
        var millis = Duration.ofMillis(1);
        var phases =
                new Phases(
                        Duration.ofNanos(1),
                        Duration.ZERO,
                        Duration.ofSeconds(9),
                        millis,
                        millis,
                        Duration.ofSeconds(9));
        assertThat(PhaseBars.lines(phases, 80, false))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("#").hasSize(78));
    }

    @Test
    void aValidFileIsSummedUp(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("key"), "s3cr3t\n");
        var file =
                Files.writeString(
                                folder.resolve("candor.yaml"),
                                """
                                page: {name: Acme, url: https://status.example.com}
                                components: [{id: app}]
                                checks:
                                  - {id: app, http: https://a, headers: {A: {file: key}, B: {env: B}}}
                                """)
                        .toString();
        shell.environment.put("B", "t0k3n");
        assertThat(shell.run("validate", file).out())
                .isEqualToIgnoringNewLines(file + " is valid: 1 component, 1 check");
        assertThat(shell.run("validate", "--show", file).out())
                .contains("timeout: 10s", "(not shown)")
                .doesNotContain("s3cr3t", "t0k3n");
        var json = Json.read(shell.run("validate", "--json", "--show", file).out());
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("hash").asString()).hasSize(64);
        assertThat(json.path("effective").asString()).contains("page:");
    }

    @Test
    void aWrongFileIsAConfigurationError(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("c.yaml"), "pages: {}\n").toString();
        var ran = shell.run("validate", file);
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(
                        "candor validate: "
                                + file
                                + ":1:1 pages: unknown key 'pages' in the file; did you mean"
                                + " 'page'?");
        var json = Json.read(shell.run("validate", "--json", file).out());
        assertThat(json.path("problems").path(0).path("where").asString())
                .isEqualTo(file + ":1:1 pages");

        var missing = shell.run("validate", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(missing.err()).contains("there is no file");
    }
}
