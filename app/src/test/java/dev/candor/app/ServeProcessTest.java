package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Main;
import dev.candor.fixture.Await;
import dev.candor.fixture.Http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as the process that a person starts, tells to reload, and ends. */
class ServeProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PROMISE = Duration.ofSeconds(10);
    private static final String READY = "Candor is ready: ";

    @TempDir Path folder;

    private final List<Process> started = new ArrayList<>();

    private record Ended(int exitCode, String out, String err) {}

    @AfterEach
    void endWhatStillRuns() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void itServesReloadsOnHangupAndEndsOnTerminateWithinTenSeconds() throws Exception {
        write("Shop");
        var server = serve();
        try (var http = new Http(address(server), null)) {
            assertThat(http.page("/")).contains("Shop");

            write("Store");
            signal(server, "HUP");
            Await.until("the new name is shown", PATIENCE, () -> http.page("/").contains("Store"));

            Files.writeString(folder.resolve("candor.yaml"), "page: {nam: x}");
            signal(server, "HUP");
            Await.until(
                    "the bad file is refused in the log",
                    PATIENCE,
                    () -> read("err").contains("candor.yaml:1:8"));
            assertThat(http.page("/")).contains("Store");

            var token = run("token", "create", "--role", "admin", "--data", data());
            assertThat(token.exitCode()).isZero();
            assertThat(token.out()).matches("candor_\\S+\n");
        }
        signal(server, "TERM");
        assertThat(server.waitFor(STOP_PROMISE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("data/control.sock")).doesNotExist();
    }

    @Test
    void whatKeepsItFromStartingIsOneSentenceAndAnExitStatus() throws Exception {
        write("Shop");
        var server = serve();
        var port = address(server).replaceFirst(".*:", "");

        var sameFolder = run("serve", "--data", data(), "--listen", "127.0.0.1:0");
        assertThat(sameFolder.exitCode()).isEqualTo(3);
        assertThat(sameFolder.err()).contains("is owned by process " + server.pid());

        var samePort =
                run(
                        "serve",
                        "--data",
                        folder.resolve("other").toString(),
                        "--listen",
                        "127.0.0.1:" + port);
        assertThat(samePort.exitCode()).isEqualTo(3);
        assertThat(samePort.err()).contains("another program uses this port");

        var file = Files.writeString(folder.resolve("file"), "");
        var noFolder = run("serve", "--data", file.resolve("data").toString());
        assertThat(noFolder.exitCode()).isEqualTo(3);
        assertThat(noFolder.err()).contains("cannot be created");

        var bad = Files.writeString(folder.resolve("bad.yaml"), "page: {nam: x}");
        var badFile =
                run("serve", "--config", bad.toString(), "--data", folder.resolve("b").toString());
        assertThat(badFile.exitCode()).isEqualTo(78);
        assertThat(badFile.err()).contains("bad.yaml:1:8").contains("name");
        for (var ended : List.of(sameFolder, samePort, noFolder, badFile)) {
            assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    private void write(String name) throws IOException {
        Files.writeString(
                folder.resolve("candor.yaml"),
                """
                page: {name: Example, url: "https://status.example.com", zone: UTC}
                components: [{id: shop, name: %s}]
                """
                        .formatted(name));
    }

    private Process serve() throws IOException {
        return start(
                "serve",
                "--config",
                folder.resolve("candor.yaml").toString(),
                "--data",
                data(),
                "--listen",
                "127.0.0.1:0");
    }

    private Ended run(String... arguments) throws Exception {
        var command = command(arguments);
        var process = new ProcessBuilder(command).start();
        started.add(process);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private Process start(String... arguments) throws IOException {
        var process =
                new ProcessBuilder(command(arguments))
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        // Whoever started the tests may ignore SIGHUP, as nohup does, and that is inherited.
        command.addAll(List.of("env", "--default-signal=HUP"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private String address(Process server) {
        Await.until(
                () -> "the server is ready; it says: " + read("err"),
                PATIENCE,
                () -> read("out").contains(READY) || !server.isAlive());
        assertThat(read("out")).contains(READY);
        return read("out")
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(READY.length())
                .replaceFirst("/$", "");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void signal(Process process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
