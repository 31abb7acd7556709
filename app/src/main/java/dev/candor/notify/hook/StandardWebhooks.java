package dev.candor.notify.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests by the Standard Webhooks scheme, version 1: HMAC-SHA-256 over identifier,
 * timestamp and body, one signature for each secret, so that a receiver can change its secret
 * without a gap. A secret that begins with {@code whsec_} is base64 behind it; any other is taken
 * as it is.
 */
final class StandardWebhooks {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private StandardWebhooks() {}

    /**
     * The headers that go with a body.
     *
     * @param key the same at each attempt
     * @param at when it is sent; receivers refuse what is too old
     * @param secrets the one that holds and, while it is being changed, the one before; without
     *     any, nothing is signed
     */
    static SequencedMap<String, String> headers(
            String key, Instant at, byte[] body, List<String> secrets) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, key);
        headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
        if (!secrets.isEmpty()) {
            headers.put(
                    SIGNATURE,
                    secrets.stream()
                            .map(secret -> signature(key, at, body, secret))
                            .collect(Collectors.joining(" ")));
        }
        return headers;
    }

    private static String signature(String key, Instant at, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            mac.update((key + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException _) {
                // not base64: taken as it is
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
