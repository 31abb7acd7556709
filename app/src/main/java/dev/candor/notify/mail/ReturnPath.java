package dev.candor.notify.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Return paths that say which delivery came back, and of which address, and that nobody else can
 * make: {@code bounces+KEYHASHMAC@domain}. The address stands in it only as a keyed hash.
 * Thread-safe.
 */
public final class ReturnPath {
    /** Characters of a delivery's key. */
    private static final int KEY = 12;

    /** 80 bits in base 32. */
    private static final int HASH = 16;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern SIGNED =
            Pattern.compile("[a-z0-9]{" + KEY + "}[a-z2-7]{" + 2 * HASH + "}");

    private final String local;
    private final String domain;
    private final SecretKeySpec secret;

    /**
     * Return paths below that address.
     *
     * @param address such as {@code bounces@example.com}; its local part has at most 19 characters
     * @param secret at least 32 bytes that stay the same for good
     */
    public ReturnPath(String address, byte[] secret) {
        var at = address.lastIndexOf('@');
        this.local = address.substring(0, at).toLowerCase(Locale.ROOT);
        this.domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * What a return path says.
     *
     * @param delivery the delivery's id
     * @param addressHash the recipient's address, as {@link #hash} makes it
     */
    public record Said(String delivery, String addressHash) {}

    /** The return path of a delivery to that address. */
    public String of(String delivery, String address) {
        var said = delivery + hash(address);
        return local + "+" + said + mac("return path", said) + "@" + domain;
    }

    /** An address as it is kept: the same for each way of writing its capitals. */
    public String hash(String address) {
        return hash(address, secret);
    }

    /** The same with a secret. */
    public static String hash(String address, byte[] secret) {
        return hash(address, new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static String hash(String address, SecretKeySpec secret) {
        return mac(secret, "address", address.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it is the address itself, without a signed part. */
    public boolean isPlain(String address) {
        return address.equalsIgnoreCase(local + "@" + domain);
    }

    /** What the address says, or empty when it is none of ours. */
    public Optional<Said> read(String address) {
        var text = address.strip().toLowerCase(Locale.ROOT);
        var at = text.lastIndexOf('@');
        if (at < 0 || !text.substring(at + 1).equals(domain) || !text.startsWith(local + "+")) {
            return Optional.empty();
        }
        var signed = text.substring(local.length() + 1, at);
        if (!SIGNED.matcher(signed).matches()) {
            return Optional.empty();
        }
        var said = signed.substring(0, KEY + HASH);
        var given = signed.substring(KEY + HASH).getBytes(StandardCharsets.US_ASCII);
        var right = mac("return path", said).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, right)
                ? Optional.of(new Said(said.substring(0, KEY), said.substring(KEY)))
                : Optional.empty();
    }

    private String mac(String purpose, String text) {
        return mac(secret, purpose, text);
    }

    private static String mac(SecretKeySpec secret, String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
            return base32(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(HASH);
        var bits = 0L;
        var count = 0;
        for (var i = 0; text.length() < HASH; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
            count += 8;
            while (count >= 5 && text.length() < HASH) {
                count -= 5;
                text.append(ALPHABET.charAt((int) (bits >> count & 31)));
            }
        }
        return text.toString();
    }
}
