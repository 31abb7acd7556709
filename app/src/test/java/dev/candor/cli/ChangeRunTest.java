package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.app.ControlCodes;
import dev.candor.fixture.ChildJvm;
import dev.candor.model.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

class ChangeRunTest {
    private final Shell shell =
            new Shell().answering("{\"id\": \"k3xq81mzv0ab\", \"what\": \"Deploy\"}");

    @ParameterizedTest
    @CsvSource({"0", "7"})
    void aCommandIsMarkedAtItsStartAndItsEndAndItsExitStatusIsPassedOn(int status) {
        var ran =
                shell.run(
                        "change",
                        "run",
                        "--what",
                        "Deploy 4.2",
                        "--component",
                        "app",
                        "--public",
                        "--",
                        "sh",
                        "-c",
                        "exit " + status);
        assertThat(ran.exitCode()).isEqualTo(status);
        assertThat(ran.out()).isEmpty();
        assertThat(shell.requests).hasSize(2);
        assertThat(shell.requests.getFirst().command()).isEqualTo("change.mark");
        assertThat(shell.requests.getFirst().arguments())
                .isEqualTo(
                        Json.read(
                                """
                                {"what": "Deploy 4.2", "components": ["app"], "public": true}
                                """));
        assertThat(shell.requests.getLast().command()).isEqualTo("change.edit");
        assertThat(shell.requests.getLast().arguments())
                .isEqualTo(
                        Json.read("{\"id\": \"k3xq81mzv0ab\", \"exit_status\": " + status + "}"));
    }

    @Test
    void withoutAnyWordsTheCommandIsNamedButNeverItsArguments() {
        shell.run("change", "run", "/bin/sh", "-c", "exit 0", "--link", "secret");
        assertThat(shell.requests.getFirst().arguments().toString())
                .contains("\"sh\"")
                .doesNotContain("secret");
    }

    @Test
    void whatCannotBeStartedIsMarkedAsFailed() {
        var ran = shell.run("change", "run", "--", "/no/such/command");
        assertThat(ran.exitCode()).isEqualTo(127);
        assertThat(ran.err()).contains("cannot run '/no/such/command'");
        assertThat(shell.requests.getLast().arguments().path("exit_status").asInt()).isEqualTo(127);
    }

    @Test
    void aMarkThatCannotBeMadeDoesNotKeepTheCommandFromRunning() {
        shell.refusing(ControlCodes.NO_SERVER, new Problem("", "nobody is there", ""));
        var ran = shell.run("change", "run", "--", "sh", "-c", "exit 3");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("could not be marked: nobody is there");
    }

    @Test
    void aCommandIsNeededToRunOne() {
        assertThat(shell.run("change", "run", "--public").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aCommandIsToldToEndAndItsLastWordsAndItsExitStatusArePassedOn() throws IOException {
        try (var candor = ChildJvm.start(Told.class)) {
            assertThat(candor.line()).isEqualTo("up");
            assertThat(candor.end()).isEqualTo(5);
            assertThat(candor.line()).isEqualTo("told");
        }
    }

    /** Runs a command that ends with 5 when it is told to. */
    static final class Told {
        private Told() {}

        public static void main(String... none) {
            var shell = new Shell();
            shell.answering("{\"id\": \"k3xq81mzv0ab\"}");
            var script = "sleep 60 & trap \"kill $!; echo told; exit 5\" TERM; echo up; wait";
            shell.run("change", "run", "--", "sh", "-c", script);
        }
    }
}
