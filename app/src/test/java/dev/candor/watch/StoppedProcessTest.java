package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.RealTime;
import dev.candor.model.CheckId;
import dev.candor.model.Event;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stops a real process in the middle of its work and lets it go on, again and again. */
@Tag("long")
class StoppedProcessTest {
    private static final int STOPS = 6;

    @TempDir private Path folder;

    @Test
    void aProcessThatIsStoppedAndContinuedNeverSaysDown() throws Exception {
        var process = start();
        // Long enough to have started and to have results; then odd lengths, to hit each phase.
        pause(process, 6000);
        for (var n = 0; n < STOPS; n++) {
            signal(process, "STOP");
            pause(process, 1700 + 130L * n);
            signal(process, "CONT");
            pause(process, 1900 + 170L * n);
        }
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (var kept = new Kept(folder, new RealTime())) {
            var results = kept.results(new CheckId("a"));
            assertThat(results).extracting(Result::outcome).contains(Outcome.UP);
            assertThat(results).extracting(Result::outcome).doesNotContain(Outcome.DOWN);
            assertThat(kept.turns())
                    .extracting(Event.VerdictChanged::to)
                    .doesNotContain(Verdict.DOWN);
            assertThat(results)
                    .filteredOn(result -> result.outcome() == Outcome.UNKNOWN)
                    .isNotEmpty()
                    .allMatch(result -> result.detail().startsWith("we were stalled for "));
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoppedProcess.class.getName(),
                                folder.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(Process process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Lets time pass; the process must not end in it. */
    private static void pause(Process process, long millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    }
}
