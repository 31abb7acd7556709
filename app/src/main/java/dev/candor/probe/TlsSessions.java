package dev.candor.probe;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;

import java.net.IDN;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;

/**
 * TLS handshakes, each a full one: by BoringSSL where it can be loaded, else by the JDK.
 * Thread-safe.
 *
 * <p>Loading takes up to seconds, so it is done when TLS is first needed, on a thread of its own;
 * runs wait for it without blocking anybody, and their waiting is not the target's.
 *
 * <p>The handshake itself takes any certificate, so that a bad one can be described; {@link
 * CertificateVerifier} judges it afterwards, before a single byte of the request is sent.
 */
final class TlsSessions {
    /**
     * Key agreements, of which every server has one. The post-quantum hybrid is left out: a probe
     * has no secrets for it to keep, and it is paid for at each handshake.
     */
    private static final String[] GROUPS = {"X25519", "P-256", "P-384", "P-521"};

    private @Nullable CompletableFuture<SslContext> context;

    /** Goes on once TLS is loaded, or ends the run. */
    void whenLoaded(Run run, Consumer<SslContext> ready) {
        run.clock().begin(Stage.PREPARING);
        var loaded = context();
        if (loaded.isDone() && !loaded.isCompletedExceptionally()) {
            ready.accept(loaded.join());
            return;
        }
        var _ =
                loaded.whenComplete((result, failure) ->
                        run.step(() -> {
                            if (result != null) {
                                ready.accept(result);
                            } else {
                                run.unknown(
                                        "TLS cannot be loaded: "
                                                + Sentences.shortened("" + failure));
                            }
                        }));
    }

    private synchronized CompletableFuture<SslContext> context() {
        if (context == null) {
            context = CompletableFuture.supplyAsync(TlsSessions::load, TlsSessions::onItsOwnThread);
        }
        return context;
    }

    private static void onItsOwnThread(Runnable task) {
        Thread.ofPlatform().daemon().name("candor-probe-tls").start(task);
    }

    private static SslContext load() {
        try {
            var isNative = OpenSsl.isAvailable();
            var builder =
                    SslContextBuilder.forClient()
                            .sslProvider(isNative ? SslProvider.OPENSSL : SslProvider.JDK)
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .endpointIdentificationAlgorithm(null);
            if (isNative) {
                builder.option(OpenSslContextOption.GROUPS, GROUPS.clone());
            }
            return builder.build();
        } catch (SSLException failure) {
            throw new IllegalStateException("TLS cannot be set up", failure);
        }
    }

    /** A handler that begins the handshake when the connection is active. */
    static SslHandler handler(SslContext context, ByteBufAllocator allocator, String host) {
        var engine = context.newEngine(allocator);
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
}
