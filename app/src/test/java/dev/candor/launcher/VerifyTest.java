package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./verify} refuses before anything runs; that it runs is seen each time it does. */
class VerifyTest {
    private static final int USAGE = 64;
    private static final int NOT_INSTALLED = 78;

    private final Path base;
    private final Clone clone;

    VerifyTest(@TempDir Path temporary) throws IOException {
        base = temporary.resolve("a folder with spaces");
        clone = new Clone(base);
        // Not the administrator: nothing may be installed.
        Files.delete(base.resolve("tools/id"));
        Files.writeString(base.resolve("tools/id"), "#!/bin/sh\necho 1000\n");
        assertThat(base.resolve("tools/id").toFile().setExecutable(true)).isTrue();
    }

    /** Each suite that needs a program. */
    private static final String[] WITHOUT = {
        "--without", "browser",
        "--without", "postgresql",
        "--without", "node",
        "--without", "mail",
        "--without", "postfix"
    };

    private Clone.Run verify(String... arguments) {
        var environment = Map.of("JAVA_HOME", base.resolve("jdk").toString());
        return clone.run(environment, clone.home().resolve("verify"), arguments);
    }

    @Test
    void aSuiteThatCannotRunIsNamedWithTheSwitchThatLeavesItOut() throws IOException {
        var run = verify();
        assertThat(run.status()).isEqualTo(NOT_INSTALLED);
        assertThat(run.err())
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .contains(
                                        "chromium",
                                        "nodejs",
                                        "postgresql",
                                        "./verify --without browser --without postgresql"
                                                + " --without node"));
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void leavingASuiteOutIsSaid() throws IOException {
        var run = verify(WITHOUT);
        assertThat(run.err())
                .anyMatch(line -> line.contains("leaves out") && line.contains("browser"));
        assertThat(clone.mavenCalls())
                .singleElement()
                .satisfies(call ->
                        assertThat(call)
                                .contains(
                                        "-DexcludedGroups=long,pictures,browser,postgresql,node,mail,postfix"));
    }

    @Test
    void theLongSuitesJoinOnRequest() throws IOException {
        verify(Stream.concat(Stream.of("--all"), Arrays.stream(WITHOUT)).toArray(String[]::new));
        assertThat(clone.mavenCalls().getLast())
                .contains("-DexcludedGroups=pictures,browser,postgresql,node,mail,postfix ");
    }

    @Test
    void whatItDoesNotKnowItRefuses() throws IOException {
        assertThat(verify("--fast").status()).isEqualTo(USAGE);
        assertThat(verify("--without").status()).isEqualTo(USAGE);
        assertThat(verify("--without", "a&b").status()).isEqualTo(USAGE);
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void helpNamesEverySwitch() {
        var run = verify("--help");
        assertThat(run.status()).isZero();
        assertThat(String.join("\n", run.out()))
                .contains("--all", "--without", "--quick", "--format");
    }
}
