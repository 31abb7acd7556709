package dev.candor.web.http;

import dev.candor.publish.SecurityPolicy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.Map;

/** The headers that go with every answer, whatever it is. */
public final class SecurityHeaders {
    /** By lower-case name; what each is for is told in {@code docs/security.md}. */
    public static final Map<String, String> VALUES =
            Map.of(
                    "content-security-policy",
                    SecurityPolicy.CONTENT_SECURITY_POLICY,
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

    /**
     * For half a year a browser will speak only TLS with this host (RFC 6797); other hosts of the
     * same domain are its owner's business.
     */
    static final String STRICT_TRANSPORT = "max-age=15552000";

    private static final CharSequence STRICT_NAME =
            HttpHeaders.createOptimized("strict-transport-security");
    private static final CharSequence STRICT_VALUE = HttpHeaders.createOptimized(STRICT_TRANSPORT);

    private SecurityHeaders() {}

    /** Adds what only an answer over TLS may have (RFC 6797 §7.2). */
    public static void addStrictTransport(MultiMap headers) {
        headers.add(STRICT_NAME, STRICT_VALUE);
    }

    /** Adds them to an answer that has none of them yet. */
    public static void addTo(MultiMap headers) {
        for (var i = 0; i < PAIRS.length; i += 2) {
            headers.add(PAIRS[i], PAIRS[i + 1]);
        }
    }
}
