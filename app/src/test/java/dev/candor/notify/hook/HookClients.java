package dev.candor.notify.hook;

import dev.candor.time.TimeSource;

import io.vertx.core.net.TrustOptions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Clients for tests. */
public final class HookClients {
    private HookClients() {}

    /**
     * A client for which every host is this machine.
     *
     * @param longest how long it waits for an answer
     * @param trusted whose certificates it believes
     * @param found whether a name is found this time
     */
    public static HookClient here(
            Duration longest, KeyStore trusted, Predicate<String> found, TimeSource time) {
        return new HookClient(
                "test",
                host -> {
                    if (!found.test(host)) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                },
                trust(trusted),
                longest,
                time);
    }

    private static TrustOptions trust(KeyStore trusted) {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return TrustOptions.wrap((X509TrustManager) factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate could not be trusted", e);
        }
    }
}
