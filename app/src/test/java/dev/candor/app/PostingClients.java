package dev.candor.app;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that post notices and updates as fast as they are answered, each request with a key of
 * its own, and that send a request again, with the same key, when its answer did not come.
 */
final class PostingClients {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String token;
    private final int clients;
    private final AtomicInteger next = new AtomicInteger();

    /** By title, the ids of the notices that were acknowledged. */
    final Map<String, String> posted = new ConcurrentHashMap<>();

    /** By body, the notices whose update was acknowledged. */
    final Map<String, String> updated = new ConcurrentHashMap<>();

    /** Requests whose answer did not come, by key. */
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(String path, String json, String text) {}

    PostingClients(String token, int clients) {
        this.token = token;
        this.clients = clients;
    }

    /** Posts until the server is gone; {@code most} requests of each client at most. */
    void postUntilGone(String address, int most) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> post(address, most)));
        }
        for (var thread : threads) {
            if (!thread.join(Duration.ofSeconds(60))) {
                throw new AssertionError("a client is still waiting");
            }
        }
    }

    /** How many requests have been acknowledged. */
    int acknowledged() {
        return posted.size() + updated.size();
    }

    /** Sends again what has had no answer; answers whether all of it has one now. */
    boolean sendAgain(String address) {
        try (var http = HttpClient.newHttpClient()) {
            return List.copyOf(pending.entrySet()).stream()
                    .allMatch(each -> send(http, address, each.getKey(), each.getValue()));
        }
    }

    private void post(String address, int most) {
        try (var http = HttpClient.newHttpClient()) {
            for (var i = 0; i < most; i++) {
                var number = next.incrementAndGet();
                var title = "Notice number " + number + ".";
                var notice = new Pending("/api/v1/notices", notice(title), title);
                if (!send(http, address, "n" + number, notice)) {
                    return;
                }
                var text = "Update number " + number + ".";
                var path = "/api/v1/notices/" + posted.get(title) + "/updates";
                var update = new Pending(path, "{\"body\": \"" + text + "\"}", text);
                if (!send(http, address, "u" + number, update)) {
                    return;
                }
            }
        }
    }

    private static String notice(String title) {
        return """
        {"kind": "announcement", "title": "%s", "body": "It is so."}
        """
                .formatted(title);
    }

    /** Whether it was answered; what is not acknowledged may have been done or not. */
    private boolean send(HttpClient http, String address, String key, Pending request) {
        pending.put(key, request);
        var sent =
                HttpRequest.newBuilder(URI.create(address + request.path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(request.json))
                        .build();
        try {
            var answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                return false;
            }
            if (answer.statusCode() != 201) {
                throw new AssertionError(request + " was answered " + answer.body());
            }
            acknowledge(request, JSON.readTree(answer.body()));
            pending.remove(key);
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void acknowledge(Pending request, JsonNode notice) {
        var id = notice.path("id").asString("");
        (request.path.endsWith("/updates") ? updated : posted).put(request.text, id);
    }
}
