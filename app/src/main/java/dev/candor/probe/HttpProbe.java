package dev.candor.probe;

import dev.candor.model.AddressClass;
import dev.candor.model.Target;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * One HTTP or HTTPS observation: HTTP/1.1 over a new connection for each request, redirects
 * followed as far as the check allows. Confined to the run's thread.
 */
final class HttpProbe {
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;

    private final Run run;
    private final Target.Http target;
    private final Network network;
    private final Set<String> visited = new HashSet<>();
    private @Nullable AddressClass origin;
    private @Nullable SslContext tlsContext;
    private int hops;

    HttpProbe(Run run, Target.Http target, Network network) {
        this.run = run;
        this.target = target;
        this.network = network;
    }

    /** Sends the configured request. */
    void begin() {
        hop(HttpRequest.of(target));
    }

    private void hop(HttpRequest request) {
        visited.add(request.method() + " " + request.address());
        if (!request.isSecure()) {
            enter(request);
            return;
        }
        network.tls()
                .whenLoaded(
                        run,
                        context -> {
                            tlsContext = context;
                            enter(request);
                        });
    }

    private void enter(HttpRequest request) {
        run.clock().begin(Stage.WAITING);
        network.enter(
                run,
                request.host(),
                () ->
                        network.names()
                                .resolve(run, request.host(), found -> connect(request, found)));
    }

    private void connect(HttpRequest request, List<InetAddress> found) {
        var allowed = found;
        if (origin != null) {
            var first = origin;
            allowed =
                    found.stream()
                            .filter(each -> network.policy().refusal(each, first).isEmpty())
                            .toList();
            if (allowed.isEmpty()) {
                var why = network.policy().refusal(found.getFirst(), first).orElse("");
                run.down("the redirect to " + request.shown() + " " + why);
                return;
            }
        }
        network.connector()
                .connect(run, allowed, request.port(), channel -> connected(request, channel));
    }

    private void connected(HttpRequest request, Channel channel) {
        if (origin == null) {
            origin = AddressClass.of(address().getAddress());
        }
        if (!request.isSecure()) {
            send(request, channel);
            return;
        }
        run.clock().begin(Stage.SECURING);
        var context = Objects.requireNonNull(tlsContext, "TLS is loaded before connecting");
        SslHandler tls;
        try {
            tls = TlsSessions.handler(context, channel.alloc(), request.host());
        } catch (IllegalArgumentException _) {
            run.down("the host " + request.host() + " cannot be named in a TLS handshake");
            return;
        }
        tls.handshakeFuture()
                .addListener((Future<Channel> done) ->
                        run.step(() -> secured(request, channel, tls, done)));
        channel.pipeline().addLast(tls, new HandshakeErrors());
        channel.config().setAutoRead(true);
    }

    private void secured(
            HttpRequest request, Channel channel, SslHandler tls, Future<Channel> handshake) {
        if (!handshake.isSuccess()) {
            run.down(Sentences.tls(handshake.cause(), address()));
            return;
        }
        var chain = certificates(tls);
        run.certificateEnd(chain.isEmpty() ? null : chain.getFirst().getNotAfter().toInstant());
        if (!target.verifyCertificate()) {
            send(request, channel);
            return;
        }
        run.clock().begin(Stage.JUDGING);
        // Signatures take their time, and the trusted certificates are read at first use.
        network.apart(
                run,
                () -> network.verifier().complaint(chain, request.host(), run.now()),
                complaint -> complaint.ifPresentOrElse(run::down, () -> send(request, channel)));
    }

    private static List<X509Certificate> certificates(SslHandler tls) {
        try {
            return Arrays.stream(tls.engine().getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException _) {
            return List.of();
        }
    }

    private void send(HttpRequest request, Channel channel) {
        run.clock().begin(Stage.ANSWERING);
        run.received(0);
        channel.pipeline()
                .addLast(
                        new FirstByte(run),
                        new HttpClientCodec(
                                new HttpDecoderConfig()
                                        .setMaxInitialLineLength(LONGEST_LINE)
                                        .setMaxHeaderSize(LONGEST_HEADERS)
                                        // Browsers take a bare line feed as well.
                                        .setStrictLineParsing(false),
                                HttpClientCodec.DEFAULT_PARSE_HTTP_AFTER_CONNECT_REQUEST,
                                false),
                        new HttpAnswer(run, answer -> answered(request, answer)));
        channel.writeAndFlush(message(request))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        channel.pipeline().fireExceptionCaught(sent.cause());
                    }
                });
        channel.config().setAutoRead(true);
    }

    private FullHttpRequest message(HttpRequest request) {
        var body = request.body();
        var message =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.valueOf(request.method()),
                        request.path(),
                        body == null
                                ? Unpooled.EMPTY_BUFFER
                                : Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        var headers = message.headers();
        headers.set(HttpHeaderNames.HOST, request.authority());
        headers.set(HttpHeaderNames.USER_AGENT, network.userAgent());
        headers.set(HttpHeaderNames.ACCEPT, "*/*");
        headers.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip, deflate");
        headers.set(HttpHeaderNames.CONNECTION, "close");
        if (body != null) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, message.content().readableBytes());
        }
        request.headers().stream().map(Target.Header::name).forEach(headers::remove);
        request.headers().forEach(each -> headers.add(each.name(), each.value()));
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.set(HttpHeaderNames.HOST, request.authority());
        }
        return message;
    }

    private void answered(HttpRequest request, HttpAnswer answer) {
        var location = answer.headers().get(HttpHeaderNames.LOCATION);
        if (target.redirects() > 0
                && location != null
                && HttpRequest.isRedirect(answer.status(), location)) {
            follow(request, answer.status(), location);
        } else {
            judge(answer);
        }
    }

    private void follow(HttpRequest request, int status, String location) {
        switch (request.redirected(status, location)) {
            case HttpRequest.Next.Broken(var detail) -> run.down(detail);
            case HttpRequest.Next.Request(var next) -> {
                if (visited.contains(next.method() + " " + next.address())) {
                    run.down("the redirects go round in a circle at " + next.shown());
                } else if (++hops > target.redirects()) {
                    run.down(
                            "more than "
                                    + target.redirects()
                                    + " redirects; the last one leads to "
                                    + next.shown());
                } else {
                    run.release();
                    hop(next);
                }
            }
        }
    }

    private void judge(HttpAnswer answer) {
        var latency = run.clock().latency();
        run.clock().begin(Stage.JUDGING);
        String text;
        try {
            var encoding = joined(answer, "content-encoding");
            text =
                    new String(
                            answer.body().unpacked(encoding),
                            Body.charset(joined(answer, "content-type")));
        } catch (IOException _) {
            run.down("the body of the answer is not packed as its content-encoding says");
            return;
        }
        var seen =
                new Seen(
                        true,
                        answer.status(),
                        headers(answer),
                        text,
                        latency,
                        run.certificateEnd(),
                        run.now());
        network.judge(run, seen);
    }

    private static String joined(HttpAnswer answer, String name) {
        return String.join(", ", answer.headers().getAll(name));
    }

    private static Map<String, String> headers(HttpAnswer answer) {
        var headers = new HashMap<String, String>();
        answer.headers()
                .forEach(each ->
                        headers.merge(
                                each.getKey().toLowerCase(Locale.ROOT),
                                each.getValue(),
                                (one, other) -> one + ", " + other));
        return headers;
    }

    private InetSocketAddress address() {
        return Objects.requireNonNull(run.address(), "a connection has an address");
    }
}
