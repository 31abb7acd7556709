package dev.candor.notify;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Map;

/** Says in words why TLS failed: what libraries say of it speaks to who wrote them. Pure. */
public final class TlsTrouble {
    /** Nobody's chain of causes is longer. */
    private static final int MOST_CAUSES = 10;

    /** What a library says, and what it means. */
    private static final List<Map.Entry<String, String>> MEANINGS =
            List.of(
                    Map.entry(
                            "unable to find valid certification path",
                            "its certificate comes from nobody whom this machine trusts"),
                    Map.entry("No subject alternative", "its certificate is not for this name"),
                    Map.entry("No name matching", "its certificate is not for this name"),
                    Map.entry(
                            "trustAnchors",
                            "this machine trusts nobody: the file of javax.net.ssl.trustStore is"
                                    + " empty, or its password is missing"),
                    Map.entry(
                            "Unsupported or unrecognized SSL message",
                            "it does not speak TLS on this port"),
                    Map.entry("not an SSL/TLS record", "it does not speak TLS on this port"));

    private TlsTrouble() {}

    /** Why, as a clause; what the library said where nothing better is known. */
    public static String words(Throwable trouble) {
        var first = trouble.getMessage();
        Throwable cause = trouble;
        for (var depth = 0; depth < MOST_CAUSES && cause != null; depth++) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet";
            }
            var said = String.valueOf(cause.getMessage());
            for (var meaning : MEANINGS) {
                if (said.contains(meaning.getKey())) {
                    return meaning.getValue();
                }
            }
            cause = cause.getCause();
        }
        return first == null ? trouble.getClass().getSimpleName() : first;
    }
}
