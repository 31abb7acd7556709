package dev.candor.probe;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Says what is wrong with the certificates that a server shows: dates, host (RFC 9525), and the
 * chain to a trusted root (RFC 5280). Revocation is not asked for. Thread-safe.
 */
final class CertificateVerifier {
    // What TLS 1.3 and the JDK use where the key exchange says nothing about the certificate.
    private static final String ANY_KEY_EXCHANGE = "UNKNOWN";

    private final @Nullable KeyStore trusted;
    private @Nullable X509TrustManager trust;

    /** Trusts these certificates; null means those of the Java runtime. */
    CertificateVerifier(@Nullable KeyStore trusted) {
        this.trusted = trusted;
    }

    /** What is wrong, or empty when all is well. */
    Optional<String> complaint(List<X509Certificate> chain, String host, Instant now) {
        if (chain.isEmpty()) {
            return Optional.of("the server showed no certificate");
        }
        return date(chain.getFirst(), "the certificate of " + host, now)
                .or(() -> host(chain.getFirst(), host))
                .or(() -> trust(chain, host, now));
    }

    private static Optional<String> date(X509Certificate certificate, String what, Instant now) {
        var end = certificate.getNotAfter().toInstant();
        var start = certificate.getNotBefore().toInstant();
        if (end.isBefore(now)) {
            return Optional.of(what + " expired on " + day(end) + age(end, now));
        }
        return start.isAfter(now)
                ? Optional.of(what + " is not valid before " + day(start))
                : Optional.empty();
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String age(Instant end, Instant now) {
        var days = Duration.between(end, now).toDays();
        return days == 0 ? "" : days == 1 ? ", 1 day ago" : ", " + days + " days ago";
    }

    private static Optional<String> host(X509Certificate certificate, String host) {
        var names = CertificateNames.of(certificate);
        if (CertificateNames.match(names, host)) {
            return Optional.empty();
        }
        var some = names.stream().limit(3).toList();
        return Optional.of(
                "the certificate is not for "
                        + host
                        + (names.isEmpty()
                                ? "; it names no host"
                                : "; it names "
                                        + String.join(", ", some)
                                        + (names.size() > 3
                                                ? " and " + (names.size() - 3) + " more"
                                                : "")));
    }

    private Optional<String> trust(List<X509Certificate> chain, String host, Instant now) {
        try {
            trust().checkServerTrusted(chain.toArray(X509Certificate[]::new), ANY_KEY_EXCHANGE);
            return Optional.empty();
        } catch (CertificateException failure) {
            return Optional.of(distrust(chain, host, now, failure));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "the trusted certificates of the Java runtime could not be read", failure);
        }
    }

    private static String distrust(
            List<X509Certificate> chain, String host, Instant now, CertificateException failure) {
        var leaf = chain.getFirst();
        for (var each : chain) {
            var old = date(each, "an issuer of the certificate of " + host, now);
            if (old.isPresent()) {
                return old.get();
            }
        }
        if (leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())) {
            return "the certificate of " + host + " is self-signed and not trusted";
        }
        var root = Sentences.root(failure);
        if (root instanceof CertPathValidatorException) {
            return "the certificate of "
                    + host
                    + " is not valid: "
                    + Sentences.shortened(String.valueOf(root.getMessage()));
        }
        return "the issuer of the certificate of "
                + host
                + " ("
                + Sentences.shortened(chain.getLast().getIssuerX500Principal().getName())
                + ") is not trusted, or an intermediate certificate is missing";
    }

    private synchronized X509TrustManager trust() throws GeneralSecurityException {
        if (trust == null) {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            trust =
                    Arrays.stream(factory.getTrustManagers())
                            .filter(X509TrustManager.class::isInstance)
                            .map(X509TrustManager.class::cast)
                            .findFirst()
                            .orElseThrow();
        }
        return trust;
    }
}
