package dev.candor.web;

import dev.candor.web.tls.ServerCertificate;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import javax.net.ssl.KeyManagerFactory;

/** How the server speaks TLS: 1.2 and 1.3, with forward secrecy and authenticated ciphers only. */
final class TlsOptions {
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /** Those of TLS 1.3 (RFC 8446 §B.4), then those of 1.2 that HTTP/2 allows (RFC 9113 §9.2.2). */
    private static final List<String> CIPHERS =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final char[] NO_PASSWORD = {};

    private TlsOptions() {}

    /** Adds TLS with that certificate, HTTP/2 offered; BoringSSL where it is there. */
    static void apply(HttpServerOptions options, ServerCertificate certificate) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(keys(certificate))
                .setEnabledSecureTransportProtocols(PROTOCOLS);
        CIPHERS.forEach(options::addEnabledCipherSuite);
        if (OpenSSLEngineOptions.isAvailable()) {
            options.setSslEngineOptions(new OpenSSLEngineOptions());
        }
    }

    /** The same with another certificate, for a server that runs. */
    static ServerSSLOptions update(ServerCertificate certificate) {
        var options = new HttpServerOptions();
        apply(options, certificate);
        return options.getSslOptions().copy();
    }

    private static KeyCertOptions keys(ServerCertificate certificate) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(
                    "server",
                    certificate.key(),
                    NO_PASSWORD,
                    certificate.chain().toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return KeyCertOptions.wrap(keys);
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("a checked certificate cannot be used", failure);
        }
    }
}
