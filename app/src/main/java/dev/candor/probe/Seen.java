package dev.candor.probe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a run has seen, for the conditions.
 *
 * @param http whether it was HTTP; a TCP connection has no status, header or body
 * @param status the HTTP status code, or 0
 * @param headers by name in lower case; several values joined by {@code ", "}
 * @param body the first 1 MiB of the body, as text
 * @param latency what the target took
 * @param certificateEnd when the server's certificate ends, or null when there was none
 * @param at when it was seen
 */
record Seen(
        boolean http,
        int status,
        Map<String, String> headers,
        String body,
        Duration latency,
        @Nullable Instant certificateEnd,
        Instant at) {}
