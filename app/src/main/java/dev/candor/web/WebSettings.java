package dev.candor.web;

import java.time.Duration;

/**
 * Where the server listens, and what it bears.
 *
 * @param host name or address to listen on
 * @param port 0 to 65535; 0 takes any that is free
 * @param eventLoops threads that serve pages; at least 1
 * @param connections the most open connections; further ones are closed at once
 * @param requestTime how long a client may take to send a request: from the opening of its
 *     connection, or the answer before, to the end of the headers, and again to the end of the body
 * @param answerTime how long an answer may be worked on
 * @param drainTime how long {@link WebServer#stop} waits for requests under way
 */
public record WebSettings(
        String host,
        int port,
        int eventLoops,
        int connections,
        Duration requestTime,
        Duration answerTime,
        Duration drainTime) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public WebSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port must be between 0 and 65535, not " + port);
        }
        if (eventLoops < 1 || connections < 1) {
            throw new IllegalArgumentException(
                    "there must be at least one event loop and one connection");
        }
    }

    /**
     * What suits a public page: 10,000 connections, 30 seconds for a request, 75 for its answer, 5
     * to drain.
     */
    public static WebSettings on(String host, int port) {
        return new WebSettings(
                host,
                port,
                Runtime.getRuntime().availableProcessors(),
                10_000,
                Duration.ofSeconds(30),
                // Longer than a write waits for its turn and for a database that does not answer,
                // so
                // that giving up is still told.
                Duration.ofSeconds(75),
                Duration.ofSeconds(5));
    }
}
