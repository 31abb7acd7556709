package dev.candor.web.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server shows, and the key that proves it is its own. The two belong together. Its text
 * never shows the key.
 *
 * @param chain the server's certificate, then those that vouch for it
 * @param key the private key of the first
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a pair of files.
     *
     * @param chainName how problems call the file of certificates
     * @param keyName how problems call the file of the key
     * @throws CertificateProblem when they cannot be used
     */
    static ServerCertificate read(String chainName, byte[] chain, String keyName, byte[] key) {
        var certificates = certificates(chainName, chain);
        var section =
                Pem.sections(key).stream()
                        .filter(each -> each.label().endsWith("PRIVATE KEY"))
                        .findFirst()
                        .orElseThrow(() ->
                                new CertificateProblem(
                                        keyName
                                                + " has no private key in PEM form; it must have a"
                                                + " line '-----BEGIN PRIVATE KEY-----'"));
        if (section.encrypted() || section.label().startsWith("ENCRYPTED")) {
            throw new CertificateProblem(
                    keyName
                            + " is encrypted, and nobody is there to type its password; write it"
                            + " without one: openssl pkey -in "
                            + keyName
                            + " -out key.pem");
        }
        var leaf = certificates.getFirst().getPublicKey();
        try {
            var found = PrivateKeys.read(section, leaf);
            if (PrivateKeys.match(found, leaf)) {
                return new ServerCertificate(certificates, found);
            }
        } catch (GeneralSecurityException | RuntimeException _) {
            // What the library says of a key may quote it; the sentence below says enough.
        }
        throw new CertificateProblem(
                "the key in "
                        + keyName
                        + " does not belong to the first certificate in "
                        + chainName
                        + "; give both files of one pair, the server's own certificate first");
    }

    private static List<X509Certificate> certificates(String name, byte[] file) {
        var certificates = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var section : Pem.sections(file)) {
                if (section.label().equals("CERTIFICATE")
                        && factory.generateCertificate(new ByteArrayInputStream(section.content()))
                                instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (CertificateException | IllegalArgumentException _) {
            throw new CertificateProblem(
                    name + " has a certificate that cannot be read; was it copied in part?");
        }
        if (certificates.isEmpty()) {
            throw new CertificateProblem(
                    name
                            + " has no certificate in PEM form; it must have a line"
                            + " '-----BEGIN CERTIFICATE-----'");
        }
        return certificates;
    }

    /** A warning when its time is over, or has not come. */
    Optional<String> warning(Instant now) {
        var leaf = chain.getFirst();
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            return Optional.of("the certificate expired at " + leaf.getNotAfter().toInstant());
        }
        return now.isBefore(leaf.getNotBefore().toInstant())
                ? Optional.of(
                        "the certificate is not valid before " + leaf.getNotBefore().toInstant())
                : Optional.empty();
    }

    /** Until when it is valid. */
    public Instant end() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return chain.getFirst().getSubjectX500Principal() + " until " + end();
    }
}
