package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Main;
import dev.candor.fixture.Await;
import dev.candor.fixture.Http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the README of each example says can be pasted into a shell, and does what it says. */
@Tag("long")
class ExampleReadmesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern READY = Pattern.compile("Candor is ready: (\\S+?)/?\\s");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.+?)^```$");
    private static final Pattern NOTICE = Pattern.compile("/notices/[a-z0-9]{12}");
    private static final Path EXAMPLES =
            Path.of(System.getProperty("candor.home", "..")).resolve("examples").toAbsolutePath();

    @TempDir Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatStillRuns() {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "foxycart, /, Backup job starves APP",
        "tiger, /history/2009/03, flexo",
        "harmony, /postmortem, In the hour before “Turn spam posts away”",
        "xervo, /postmortem, Current-generation hosts"
    })
    void whatAnExampleSaysCanBePasted(String name, String path, String shown) throws Exception {
        Files.createSymbolicLink(folder.resolve("examples"), EXAMPLES);
        program();
        var blocks = blocks(name);
        assertThat(blocks).isNotEmpty();
        var server = start(blocks.getFirst(), "server");
        Await.until(
                () -> "the server is ready; it says: " + said("server"),
                PATIENCE,
                () -> READY.matcher(said("server")).find() || !server.isAlive());
        var ready = READY.matcher(said("server"));
        assertThat(ready.find()).as(said("server")).isTrue();
        for (var block : blocks.subList(1, blocks.size())) {
            var pasted = start(block, "pasted");
            assertThat(pasted.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(pasted.exitValue()).as(said("pasted")).isZero();
        }
        try (var http = new Http(ready.group(1), null)) {
            Await.until("a page shows it", PATIENCE, () -> shows(http, path, shown));
        }
    }

    /** Whether a page does; or, where a path is only the end of one, that page of an entry. */
    private static boolean shows(Http http, String path, String words) {
        if (!path.equals("/postmortem")) {
            return http.page(path).contains(words);
        }
        return NOTICE.matcher(http.page("/feed.atom"))
                .results()
                .map(notice -> http.get(notice.group() + path))
                .anyMatch(answer -> answer.statusCode() == 200 && answer.body().contains(words));
    }

    private static List<String> blocks(String example) throws IOException {
        var readme = Files.readString(EXAMPLES.resolve(example).resolve("README.md"));
        return BLOCK.matcher(readme).results().map(block -> block.group(1)).toList();
    }

    /** A {@code ./candor} that starts this build. */
    private void program() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script =
                """
                #!/bin/sh
                exec "%s" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
                    --enable-native-access=ALL-UNNAMED -cp "%s" %s "$@"
                """
                        .formatted(java, classPath(), Main.class.getName());
        var file = Files.writeString(folder.resolve("candor"), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Wherever a shell stands. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs lines as a shell does that stops at the first one that fails. */
    private Process start(String lines, String name) throws IOException {
        var said = folder.resolve(name).toFile();
        var builder = new ProcessBuilder("sh", "-eu", "-c", lines).directory(folder.toFile());
        builder.environment().put("CANDOR_LISTEN", "127.0.0.1:0");
        var process = builder.redirectErrorStream(true).redirectOutput(said).start();
        started.add(process);
        return process;
    }

    private String said(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
