package dev.candor.notify.mail;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key that signs messages: RSA of at least 1,024 bits, or Ed25519 (RFC 8463).
 *
 * @param key the key
 * @param algorithm the name in a signature's {@code a=}
 * @param javaName the name of the signature in Java
 */
public record DkimKey(PrivateKey key, String algorithm, String javaName) {
    /** Shorter ones must not be used (RFC 8301). */
    private static final int LEAST_BITS = 1_024;

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE"
                            + " KEY-----");

    /** The algorithm identifier of RSA in PKCS #8, with its version before it. */
    private static final byte[] RSA_HEADER =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /**
     * Reads a key in PEM: PKCS #8, or PKCS #1 as OpenDKIM's tools write it.
     *
     * @throws IllegalArgumentException when it is none; the message says why, without the key
     */
    public static DkimKey parse(String pem) {
        var found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    pem.contains("ENCRYPTED")
                            ? "the key has a password; store it without one"
                            : "it is not a private key in PEM (-----BEGIN PRIVATE KEY-----)");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(found.group(2));
            return of(new PKCS8EncodedKeySpec(found.group(1) == null ? bytes : wrapped(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is neither an RSA nor an Ed25519 key", e);
        }
    }

    private static DkimKey of(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(spec);
            if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
                return new DkimKey(key, "rsa-sha256", "SHA256withRSA");
            }
            throw new IllegalArgumentException("an RSA key has at least 1024 bits, better 2048");
        } catch (GeneralSecurityException _) {
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
            return new DkimKey(key, "ed25519-sha256", "Ed25519");
        }
    }

    /** What to publish in DNS for it (RFC 6376, section 3.6.1; RFC 8463). */
    String record() {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                var spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
                var open = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
                return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open);
            }
            var open = publicHalf(((EdECPrivateKey) key).getBytes().orElseThrow());
            return "v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every key has a public half", e);
        }
    }

    /** Java makes one only together with a private key: so it is made again from the same seed. */
    private static byte[] publicHalf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Same(seed));
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
    }

    /** Answers what it was given. */
    private static final class Same extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] answer;

        Same(byte[] answer) {
            this.answer = answer.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(answer, 0, bytes, 0, bytes.length);
        }
    }

    /** PKCS #1 inside PKCS #8. */
    private static byte[] wrapped(byte[] pkcs1) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_HEADER);
        inner.write(0x04);
        inner.writeBytes(length(pkcs1.length));
        inner.writeBytes(pkcs1);
        var outer = new ByteArrayOutputStream();
        outer.write(0x30);
        outer.writeBytes(length(inner.size()));
        outer.writeBytes(inner.toByteArray());
        return outer.toByteArray();
    }

    private static byte[] length(int length) {
        return length < 0x80
                ? new byte[] {(byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "DkimKey[" + algorithm + "]";
    }
}
