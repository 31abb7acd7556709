package dev.candor.web.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.Map;

/** The headers that go with every answer, whatever it is. */
public final class SecurityHeaders {
    /** By lower-case name; what each is for is told in {@code docs/security.md}. */
    public static final Map<String, String> VALUES =
            Map.of(
                    "content-security-policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
                    "x-content-type-options",
                    "nosniff",
                    "referrer-policy",
                    "same-origin",
                    "x-frame-options",
                    "DENY",
                    "permissions-policy",
                    "camera=(), geolocation=(), microphone=()");

    private static final CharSequence[] PAIRS =
            VALUES.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(entry ->
                            java.util.stream.Stream.of(
                                    HttpHeaders.createOptimized(entry.getKey()),
                                    HttpHeaders.createOptimized(entry.getValue())))
                    .toArray(CharSequence[]::new);

    private SecurityHeaders() {}

    /** Adds them to an answer that has none of them yet. */
    public static void addTo(MultiMap headers) {
        for (var i = 0; i < PAIRS.length; i += 2) {
            headers.add(PAIRS[i], PAIRS[i + 1]);
        }
    }
}
