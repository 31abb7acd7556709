package dev.candor.notify.smtp;

import dev.candor.model.MailSettings.Relay;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Connects to a relay once, to see how it does; sends nothing. */
public final class TryRelay {
    private TryRelay() {}

    /**
     * What was seen.
     *
     * @param trouble why it cannot be used, or null when it can
     * @param protocol the version of TLS, or empty without TLS
     * @param certificate what it showed, believed or not; null when it showed none
     * @param extensions what it offers
     */
    public record Tried(
            @Nullable String trouble,
            String protocol,
            @Nullable X509Certificate certificate,
            List<String> extensions) {}

    /** Connects, secures, signs in and takes leave. Blocks, for a bounded time. */
    public static Tried run(Relay relay, String hello, Patience patience, TimeSource time) {
        var trust = new Remember();
        try (var connection =
                SmtpConnection.open(
                        relay, new Caller(hello, context(trust), _ -> {}), patience, time)) {
            var session = connection.session();
            return new Tried(
                    null,
                    session == null ? "" : session.getProtocol(),
                    trust.shown,
                    connection.extensions().keySet().stream().sorted().toList());
        } catch (RelayTrouble e) {
            return new Tried(String.valueOf(e.getMessage()), "", trust.shown, List.of());
        }
    }

    private static SSLContext context(TrustManager trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    /** Believes whom the machine believes, and remembers what was shown. Confined to one thread. */
    private static final class Remember extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager usual = usual();
        private @Nullable X509Certificate shown;

        private static X509ExtendedTrustManager usual() {
            try {
                var factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                for (var manager : factory.getTrustManagers()) {
                    if (manager instanceof X509ExtendedTrustManager extended) {
                        return extended;
                    }
                }
                throw new IllegalStateException("this Java runtime trusts nobody");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime trusts somebody", e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            shown = chain[0];
            usual.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            shown = chain[0];
            usual.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            shown = chain[0];
            usual.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            usual.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return usual.getAcceptedIssuers();
        }
    }
}
