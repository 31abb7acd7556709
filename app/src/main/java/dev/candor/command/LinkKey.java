package dev.candor.command;

import dev.candor.model.SubscriberId;

import org.jspecify.annotations.Nullable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what stands in the links of messages, so that whoever has the link may do what it is for
 * and nobody can make one up (HMAC-SHA-256, RFC 2104, cut to 128 bits as its §5 allows).
 * Thread-safe.
 */
public final class LinkKey {
    /** How long a key is, in bytes. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int SIGNATURE = 16;
    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_TOKEN = 220;
    private static final long MILLIS_OF_MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    private LinkKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * The key of these bytes.
     *
     * @throws IllegalArgumentException when they are not {@link #LENGTH}
     */
    public static LinkKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key of links has " + LENGTH + " bytes");
        }
        return new LinkKey(new SecretKeySpec(bytes, ALGORITHM));
    }

    /** What a link is for; one made for one thing is of no use for another. */
    public enum Purpose {
        /** Confirms a subscription. */
        CONFIRM(1),
        /** Shows and changes what a subscriber wants. */
        MANAGE(2),
        /** Ends a subscription. */
        UNSUBSCRIBE(3),
        /** Takes an alert. */
        ALERT(4),
        /** Shows who was told what. */
        DELIVERIES(5);

        private final byte code;

        Purpose(int code) {
            this.code = (byte) code;
        }
    }

    /**
     * A token of letters, digits, {@code -} and {@code _}; the same for the same parameters.
     *
     * @param subject at most 120 bytes of UTF-8
     * @param expires until when it holds, to the minute; null for good
     * @throws IllegalArgumentException when the subject is too long
     */
    public String sign(Purpose purpose, String subject, @Nullable Instant expires) {
        var name = subject.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("the subject of a link is too long");
        }
        var minutes = expires == null ? 0 : (int) (expires.toEpochMilli() / MILLIS_OF_MINUTE);
        var said =
                ByteBuffer.allocate(2 + Integer.BYTES + name.length)
                        .put(VERSION)
                        .put(purpose.code)
                        .putInt(minutes)
                        .put(name)
                        .array();
        var token = ByteBuffer.allocate(said.length + SIGNATURE).put(said).put(signature(said));
        return ENCODER.encodeToString(token.array());
    }

    /** Whom a token is about; empty when it was not made here, for something else, or is over. */
    public Optional<String> subject(Purpose purpose, String token, Instant now) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length < SIGNATURE || !ENCODER.encodeToString(bytes).equals(token)) {
                return Optional.empty();
            }
            var said = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
            var signed = Arrays.copyOfRange(bytes, said.length, bytes.length);
            return MessageDigest.isEqual(signed, signature(said))
                    ? subject(purpose, ByteBuffer.wrap(said), now)
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> subject(Purpose purpose, ByteBuffer said, Instant now) {
        var fits = said.get() == VERSION && said.get() == purpose.code;
        var minutes = Integer.toUnsignedLong(said.getInt());
        var holds = minutes == 0 || now.toEpochMilli() / MILLIS_OF_MINUTE < minutes;
        return fits && holds
                ? Optional.of(StandardCharsets.UTF_8.decode(said).toString())
                : Optional.empty();
    }

    /**
     * The secret with which what a subscriber's program is sent is signed, in the form of Standard
     * Webhooks: {@code whsec_} and base64.
     *
     * @param version the subscriber's {@code secretVersion}; the one before it, for as long as
     *     programs need to change over
     */
    public String webhookSecret(SubscriberId subscriber, int version) {
        var said = "webhook secret\n" + subscriber + "\n" + version;
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(authenticated(said.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] signature(byte[] said) {
        return Arrays.copyOf(authenticated(said), SIGNATURE);
    }

    private byte[] authenticated(byte[] said) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
