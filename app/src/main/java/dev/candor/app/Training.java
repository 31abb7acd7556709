package dev.candor.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs through the program's start once, so that a cache of it can be made when packaging. */
public final class Training {
    private static final int ROUNDS = 20;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/history",
                    "/feed.atom",
                    "/as-of.json",
                    "/healthz",
                    "/readyz",
                    "/nowhere");

    private Training() {}

    /**
     * Starts a server on a folder of its own, reads its pages and stops it.
     *
     * @throws UncheckedIOException when the folder or the pages cannot be reached
     */
    public static void run() {
        try {
            var folder = Files.createTempDirectory("candor-training-");
            try {
                var options =
                        new ServeOptions(
                                null, folder.resolve("data"), "127.0.0.1", 0, null, _ -> null);
                try (var server = Server.start(options, "training");
                        var client = HttpClient.newHttpClient()) {
                    readPages(client, server.address());
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the training run cannot work: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readPages(HttpClient client, String address)
            throws IOException, InterruptedException {
        for (var round = 0; round < ROUNDS; round++) {
            for (var path : PATHS) {
                var request =
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Accept-Encoding", "gzip")
                                .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
            LockSupport.parkNanos(STEP.toNanos());
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
