package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.fixture.ServeProcess;
import dev.candor.fixture.SwitchableServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real program on a file system of four megabytes that becomes full. The file system is mounted
 * for the process alone, in a user and mount namespace of its own, which needs no rights (but a
 * kernel that lets users make namespaces); it is seen from here through {@code /proc}.
 */
@Tag("long")
@Tag("namespaces")
class FullDiskTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String MOUNT = "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"";
    private static final String INCIDENT =
            """
            {"kind": "incident", "title": "Mail is slow", "body": "%s"}
            """;

    @TempDir private Path folder;

    @Test
    void aFullDiskRefusesWritesUntilThereIsRoomAgainAndTheRestGoesOn() throws Exception {
        try (var shop = new SwitchableServer();
                var server = serveOnSmallDisk(shop);
                var http = new Http(server.address(), token(server))) {
            var disk = disk(server);
            Await.until("the shop is seen", SOON, () -> verdict(http).equals("up"));
            assertThat(post(http, "before")).isEqualTo(201);

            fill(disk);
            Await.until("a write is refused", SOON, () -> post(http, "x".repeat(9000)) == 507);
            var refused =
                    http.send("POST", "/api/v1/notices", INCIDENT.formatted("y".repeat(9000)));
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.headers().firstValue("content-type"))
                    .contains("application/problem+json");
            assertThat(refused.headers().firstValue("retry-after")).contains("5");
            assertThat(refused.body())
                    .contains(
                            "Insufficient Storage", "The server's disk is full; nothing was kept.");
            assertThat(
                            commandLine(
                                    server,
                                    "notice",
                                    "post",
                                    "--kind",
                                    "incident",
                                    "--title",
                                    "By command",
                                    "--body",
                                    "w".repeat(9000)))
                    .contains("is full; nothing of this was kept")
                    .contains("make room on that disk");

            var full = Instant.now();
            Await.until(
                    "results are refused, too",
                    SOON,
                    () -> server.log().contains("results could not be stored"));
            Await.until(
                    "eight seconds of it",
                    SOON,
                    () -> {
                        assertThat(http.page("/")).contains("Shop");
                        assertThat(http.get("/as-of.json").statusCode()).isEqualTo(200);
                        assertThat(http.get("/api/v1/notices").statusCode()).isEqualTo(200);
                        return Instant.now().isAfter(full.plusSeconds(8));
                    });

            Files.delete(disk.resolve("ballast"));
            var room = Instant.now();
            Await.until("a write is taken", SOON, () -> post(http, "z".repeat(9000)) == 201);
            Await.until(
                    "results flow",
                    SOON,
                    () -> lastResult(http).isAfter(room) && verdict(http).equals("up"));
            var levels = http.json("/api/v1/ledger").path("items").findValuesAsString("level");
            assertThat(levels).doesNotContain("major_outage", "partial_outage");
            assertThat(levels).contains("unknown");
            assertThat(server.terminate(Duration.ofSeconds(10))).isTrue();
        }
    }

    private ServeProcess serveOnSmallDisk(SwitchableServer shop) throws IOException {
        Files.writeString(folder.resolve("candor.yaml"), configuration(shop));
        var data = Files.createDirectory(folder.resolve("data")).toString();
        return ServeProcess.start(
                folder, List.of("unshare", "-rm", "sh", "-c", MOUNT, data), Map.of());
    }

    private static String configuration(SwitchableServer shop) {
        return """
        page: {name: Example, url: "https://status.example.com", zone: UTC}
        components: [{id: shop, name: Shop}]
        checks:
          - {id: shop, component: shop, http: "%s", every: 1s, timeout: 1s}
        """
                .formatted(shop.url());
    }

    /** The data folder as the process sees it. */
    private Path disk(ServeProcess server) {
        return Path.of("/proc/" + server.pid() + "/root" + folder.resolve("data"));
    }

    /** Takes all the room that there is. */
    private static void fill(Path disk) throws IOException {
        try (var ballast = Files.newOutputStream(disk.resolve("ballast"))) {
            fill(ballast, 64 * 1024);
            fill(ballast, 1);
        }
    }

    private static void fill(OutputStream ballast, int piece) {
        var bytes = new byte[piece];
        for (var written = 0; written < 1024 * 1024; written++) {
            try {
                ballast.write(bytes);
            } catch (IOException _) {
                return; // no room for a piece of that size
            }
        }
    }

    private String token(ServeProcess server) throws Exception {
        var said = commandLine(server, "token", "create", "--role", "admin");
        return said.lines().filter(line -> line.startsWith("candor_")).findFirst().orElse(said);
    }

    /** What a command says that sees the same file system. */
    private String commandLine(ServeProcess server, String... words) throws Exception {
        var pid = Long.toString(server.pid());
        var command =
                new ArrayList<>(
                        List.of("nsenter", "--preserve-credentials", "-U", "-m", "-w", "-t", pid));
        command.addAll(ServeProcess.command(words));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static int post(Http http, String body) {
        return http.send("POST", "/api/v1/notices", INCIDENT.formatted(body)).statusCode();
    }

    private static String verdict(Http http) {
        return http.json("/api/v1/checks").path("items").path(0).path("verdict").asString("");
    }

    private static Instant lastResult(Http http) {
        var last = http.json("/api/v1/checks").path("items").path(0).path("last_result");
        return Instant.parse(last.asString(Instant.EPOCH.toString()));
    }
}
