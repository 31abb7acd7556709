package dev.candor.app;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** Runs through the program's start once, so that a cache of it can be made when packaging. */
public final class Training {
    private static final String CONFIGURATION = "training.yaml";
    private static final String HISTORY = "training.json";
    private static final String NOWHERE = "/nowhere";
    private static final int ROUNDS = 20;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/history",
                    "/history/2026/01",
                    "/components/shop",
                    "/components/shop/web",
                    "/uptime",
                    "/targets",
                    "/feed.atom",
                    "/api/v2/summary.json",
                    "/as-of.json",
                    "/healthz",
                    "/readyz",
                    NOWHERE);

    private static final List<String> FIRST_PAGES = List.of("/", "/healthz");

    private Training() {}

    /**
     * Starts a server on a folder of its own, reads its pages and stops it; twice, so that both
     * making a database and finding one are seen.
     *
     * @throws UncheckedIOException when the folder or the pages cannot be reached
     */
    public static void run() {
        try {
            var folder = Files.createTempDirectory("candor-training-");
            try {
                serve(null, folder.resolve("empty"));
                var configuration = folder.resolve(CONFIGURATION);
                Files.write(configuration, resource(CONFIGURATION));
                bringIn(configuration, folder.resolve("data"));
                serve(configuration, folder.resolve("data"));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the training run cannot work: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bringIn(Path configuration, Path data) throws IOException {
        var arguments =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("file", HISTORY)
                        .put("content", new String(resource(HISTORY), StandardCharsets.UTF_8))
                        .put("config", configuration.toString());
        try (var control = ControlConnection.open(data, _ -> null)) {
            switch (control.ask(new ControlRequest("history.import", arguments))) {
                case ControlAnswer.Done _ -> {}
                case ControlAnswer.Refused(var problems, var _) ->
                        throw new IOException("its history was refused: " + problems);
            }
        }
    }

    private static void serve(@Nullable Path configuration, Path data)
            throws IOException, InterruptedException {
        var options = new ServeOptions(configuration, data, "127.0.0.1", 0, null, _ -> null);
        try (var server = Server.start(options, "training");
                var client = HttpClient.newHttpClient()) {
            readPages(client, server.address(), configuration == null ? FIRST_PAGES : PATHS);
        }
    }

    private static void readPages(HttpClient client, String address, List<String> paths)
            throws IOException, InterruptedException {
        for (var round = 0; round < ROUNDS; round++) {
            for (var path : paths) {
                var request =
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Accept-Encoding", "gzip")
                                .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() >= 400 && !path.equals(NOWHERE)) {
                    throw new IOException(path + " answered " + answer.statusCode());
                }
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Training.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
