package dev.candor.app;

import dev.candor.command.LinkKey;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A running server whose page people can subscribe to, and somebody with a browser. */
record SubscriptionScene(RunningCandor candor, LinkKey key, HttpClient client)
        implements AutoCloseable {
    private static final String CONFIGURATION =
            """
            page: {name: Example, url: "https://status.example.com", zone: Europe/Vienna}
            components:
              - id: flexo
                name: Flexo
                children:
                  - {id: flexo/web, name: Web sites}
                  - {id: flexo/mail, name: Mail}
              - {id: app, name: Control panel}
            trusted-proxies: ["127.0.0.0/8"]
            mail: {from: status@example.com, relays: ["smtp://127.0.0.1:9"]}
            """;

    static SubscriptionScene start(Path folder) throws IOException {
        var candor = RunningCandor.start(folder, CONFIGURATION);
        return new SubscriptionScene(
                candor,
                InstallationSecret.in(folder.resolve("data")).links(),
                HttpClient.newHttpClient());
    }

    /** Sends a form from the address of that client. */
    HttpResponse<String> post(String path, String form, String from) {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-For", from)
                        .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> post(String path, String form) {
        return post(path, form, "192.0.2.7");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI address(String path) {
        return URI.create(candor.server().address() + path);
    }

    /** All subscribers, as operators see them. */
    JsonNode subscribers() {
        return candor.http().json("/api/v1/subscribers").path("items");
    }

    /** The address of a page of the only subscriber. */
    String link(LinkKey.Purpose purpose) {
        var id = subscribers().get(0).path("id").asString();
        return "/subscription/" + key.sign(purpose, id, null);
    }

    /** The state of the only subscriber. */
    String state() {
        return subscribers().get(0).path("state").asString();
    }

    @Override
    public void close() {
        client.close();
        candor.close();
    }
}
