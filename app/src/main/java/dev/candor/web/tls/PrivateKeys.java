package dev.candor.web.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Reads private keys in the forms that tools write, and holds them against certificates. */
final class PrivateKeys {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] SAMPLE = {1, 2, 3, 4, 5, 6, 7, 8};

    private PrivateKeys() {}

    /**
     * The key in a section: PKCS#8 (RFC 5958), or the older forms of RSA (RFC 8017 §A.1.2) and of
     * elliptic curves (RFC 5915), which say less than is needed; the rest is taken from the
     * certificate.
     *
     * @throws GeneralSecurityException when it is none of these, or of another algorithm than the
     *     certificate's
     */
    static PrivateKey read(Pem section, PublicKey certified) throws GeneralSecurityException {
        var algorithm = certified.getAlgorithm();
        var encoded =
                switch (section.label()) {
                    case "PRIVATE KEY" -> section.content();
                    case "RSA PRIVATE KEY" -> wrapped(section.content(), certified, "RSA");
                    case "EC PRIVATE KEY" -> wrapped(section.content(), certified, "EC");
                    default -> throw new InvalidKeyException("another form of key");
                };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** An old form as PKCS#8: the same bytes, and which algorithm they are for. */
    private static byte[] wrapped(byte[] old, PublicKey certified, String algorithm)
            throws InvalidKeyException {
        if (!certified.getAlgorithm().equals(algorithm)) {
            throw new InvalidKeyException("another algorithm");
        }
        var info = new ByteArrayOutputStream();
        info.writeBytes(VERSION_0);
        info.writeBytes(algorithmOf(certified.getEncoded()));
        info.writeBytes(value(OCTET_STRING, old));
        return value(SEQUENCE, info.toByteArray());
    }

    /** The first element inside the outer sequence of a SubjectPublicKeyInfo (RFC 5280 §4.1). */
    private static byte[] algorithmOf(byte[] publicKey) {
        var start = headerLength(publicKey, 0);
        var end = start + headerLength(publicKey, start) + length(publicKey, start);
        return Arrays.copyOfRange(publicKey, start, end);
    }

    private static int headerLength(byte[] der, int at) {
        var first = der[at + 1] & 0xff;
        return first < 0x80 ? 2 : 2 + (first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        var first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xff);
        }
        return length;
    }

    private static byte[] value(int tag, byte[] content) {
        var value = new ByteArrayOutputStream();
        value.write(tag);
        if (content.length < 0x80) {
            value.write(content.length);
        } else {
            var bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            value.write(0x80 | bytes);
            for (var shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
                value.write(content.length >> shift);
            }
        }
        value.writeBytes(content);
        return value.toByteArray();
    }

    /** Whether the two belong together: what one signs, the other confirms. */
    static boolean match(PrivateKey key, PublicKey certified) {
        var algorithm =
                switch (certified.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case String other -> other;
                };
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(SAMPLE);
            var signed = signer.sign();
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certified);
            verifier.update(SAMPLE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
