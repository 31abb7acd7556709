package dev.candor.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets of tokens and their hashes. */
final class Secrets {
    /** What every secret begins with, so that a leaked one is recognised for what it is. */
    private static final String PREFIX = "candor_";

    private static final int RANDOM_BYTES = 32;

    private Secrets() {}

    /** A fresh secret: 256 random bits as base64url without padding (RFC 4648 section 5). */
    static String next(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Lower-case hexadecimal SHA-256 (FIPS 180-4) of a text as UTF-8. */
    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
