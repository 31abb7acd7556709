package dev.candor.web;

import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;
import dev.candor.web.http.SecurityHeaders;
import dev.candor.web.http.ServerDate;
import dev.candor.web.http.TrustedProxies;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Between a connection and the API: reads the body, hands over to a thread that may block, writes.
 */
final class ApiBridge {
    private static final int LARGEST_BODY = 1 << 20;
    private static final long MOST_BYTES_UNDER_WAY = 64L << 20;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final String TOO_LARGE = "The body is longer than 1 MiB.";
    private static final String BUSY = "Too many requests are under way; try again in a second.";

    private final Function<ApiRequest, ApiAnswer> api;
    private final BlockingWork work;
    private final Connections connections;
    private final WebSettings settings;
    private final ServerDate date;
    private final TrustedProxies proxies;
    private final LongAdder[] answers;
    private final AtomicLong bytesUnderWay = new AtomicLong();

    /**
     * A bridge for one address.
     *
     * @param answers counts answers, by the first digit of their status less one
     */
    ApiBridge(
            Function<ApiRequest, ApiAnswer> api,
            BlockingWork work,
            Connections connections,
            WebSettings settings,
            ServerDate date,
            TrustedProxies proxies,
            LongAdder[] answers) {
        this.proxies = proxies;
        this.answers = answers;
        this.api = api;
        this.work = work;
        this.connections = connections;
        this.settings = settings;
        this.date = date;
    }

    void handle(HttpServerRequest request, String path) {
        if (declaredLength(request) > LARGEST_BODY) {
            refuse(request, ApiAnswer.problem(413, TOO_LARGE));
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            var _ = request.response().writeContinue();
        }
        new Body(request, path).read();
    }

    /** The length that the client declares, or -1 when it declares none that is a number. */
    private static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** One request's body while it comes in. Confined to the event loop. */
    private final class Body {
        private final HttpServerRequest request;
        private final String path;
        private final Buffer bytes = Buffer.buffer();
        private boolean done;

        Body(HttpServerRequest request, String path) {
            this.request = request;
            this.path = path;
        }

        void read() {
            request.handler(this::take);
            request.endHandler(_ -> end());
            request.exceptionHandler(_ -> giveBack());
        }

        private void take(Buffer chunk) {
            if (done) {
                return;
            }
            if (bytes.length() + chunk.length() > LARGEST_BODY) {
                giveBack();
                refuse(request, ApiAnswer.problem(413, TOO_LARGE));
            } else if (bytesUnderWay.addAndGet(chunk.length()) > MOST_BYTES_UNDER_WAY) {
                bytesUnderWay.addAndGet(-chunk.length());
                giveBack();
                refuse(request, busy());
            } else {
                bytes.appendBuffer(chunk);
            }
        }

        private void giveBack() {
            if (!done) {
                done = true;
                bytesUnderWay.addAndGet(-bytes.length());
            }
        }

        private void end() {
            if (!done) {
                done = true;
                dispatch(request, path, bytes.getBytes());
            }
        }
    }

    private void dispatch(HttpServerRequest request, String path, byte[] body) {
        connections.allow(request.connection(), settings.answerTime());
        var asked = toApi(request, path, body);
        var lane =
                asked.authorization() == null
                        ? BlockingWork.Lane.ANONYMOUS
                        : BlockingWork.Lane.TOKEN;
        var context = Objects.requireNonNull(Vertx.currentContext());
        var started =
                work.start(
                        lane,
                        () -> {
                            try {
                                var answer = api.apply(asked);
                                context.runOnContext(_ -> write(request, answer));
                            } finally {
                                bytesUnderWay.addAndGet(-body.length);
                            }
                        });
        if (!started) {
            bytesUnderWay.addAndGet(-body.length);
            write(request, busy());
        }
    }

    /** The request as the API sees it. */
    ApiRequest toApi(HttpServerRequest request, String path, byte[] body) {
        var isHead = HttpMethod.HEAD.equals(request.method());
        var query = request.query();
        var peer = request.remoteAddress();
        return new ApiRequest(
                isHead ? "GET" : request.method().name(),
                path,
                query == null ? "" : query,
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader(HttpHeaders.CONTENT_TYPE),
                request.getHeader("idempotency-key"),
                client(request, peer == null ? null : peer.hostAddress()),
                body);
    }

    private String client(HttpServerRequest request, @Nullable String peer) {
        var headers = request.headers();
        return proxies.client(
                peer == null ? "" : peer,
                headers.getAll("x-forwarded-for"),
                headers.getAll("forwarded"));
    }

    private static ApiAnswer busy() {
        return ApiAnswer.problem(503, BUSY).with("retry-after", "1");
    }

    /**
     * Answers before the body has been read to its end, and ends the connection: when the rest has
     * come, or after a while. To end it at once could destroy the answer on its way.
     */
    private void refuse(HttpServerRequest request, ApiAnswer answer) {
        request.handler(_ -> {});
        if (request.version() == HttpVersion.HTTP_2) {
            // Other requests of the same connection go on; this one's rest is thrown away.
            write(request, answer);
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.endHandler(_ -> request.connection().close());
        write(request, answer);
        connections.allow(request.connection(), LINGER);
    }

    /** Writes an answer; to be called on the request's event loop. */
    void write(HttpServerRequest request, ApiAnswer answer) {
        var response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        answers[answer.status() / 100 - 1].increment();
        connections.allow(request.connection(), settings.requestTime());
        var headers = response.setStatusCode(answer.status()).headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        headers.add(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.headers().forEach(headers::set);
        headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }
}
