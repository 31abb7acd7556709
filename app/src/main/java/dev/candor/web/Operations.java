package dev.candor.web;

import dev.candor.web.http.TrustedProxies;
import dev.candor.web.tls.CertificateFiles;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a server has for those who run it.
 *
 * @param admin where writing, what operators read and the figures are answered, and no longer at
 *     the public address; null for one address for all
 * @param certificate with what both addresses speak TLS, or null for plain HTTP
 * @param proxies whose word about the client's address counts
 * @param metrics what {@code /metrics} answers, or null for nothing
 * @param forms pages that people fill in
 */
public record Operations(
        @Nullable Place admin,
        @Nullable CertificateFiles certificate,
        TrustedProxies proxies,
        @Nullable Metrics metrics,
        List<Forms> forms) {
    public Operations {
        forms = List.copyOf(forms);
    }

    /** Without pages that people fill in. */
    public Operations(
            @Nullable Place admin,
            @Nullable CertificateFiles certificate,
            TrustedProxies proxies,
            @Nullable Metrics metrics) {
        this(admin, certificate, proxies, metrics, List.of());
    }

    /** One address, plain HTTP, no figures, and no proxy that is believed. */
    public static Operations none() {
        return new Operations(null, null, new TrustedProxies(), null);
    }

    /**
     * Where to listen.
     *
     * @param host name or address
     * @param port 0 to 65535; 0 takes any that is free
     */
    public record Place(String host, int port) {}
}
