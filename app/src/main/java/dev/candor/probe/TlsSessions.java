package dev.candor.probe;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;

import java.net.IDN;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;

/**
 * TLS handshakes, each a full one: by BoringSSL where it can be loaded, else by the JDK; loaded
 * when first needed, because that takes a while. Thread-safe.
 *
 * <p>The handshake itself takes any certificate, so that a bad one can be described; {@link
 * CertificateVerifier} judges it afterwards, before a single byte of the request is sent.
 */
final class TlsSessions {
    private @Nullable SslContext context;

    /** A handler that begins the handshake when the connection is active. */
    SslHandler handler(ByteBufAllocator allocator, String host) throws SSLException {
        var engine = context().newEngine(allocator);
        var parameters = engine.getSSLParameters();
        if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            parameters.setServerNames(List.of(new SNIHostName(IDN.toASCII(host))));
        }
        engine.setSSLParameters(parameters);
        var handler = new SslHandler(engine);
        // The run has a deadline of its own.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private synchronized SslContext context() throws SSLException {
        if (context == null) {
            context =
                    SslContextBuilder.forClient()
                            .sslProvider(
                                    OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .endpointIdentificationAlgorithm(null)
                            .build();
        }
        return context;
    }
}
