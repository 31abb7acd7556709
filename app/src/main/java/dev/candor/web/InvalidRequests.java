package dev.candor.web;

import dev.candor.web.http.PlainAnswer;
import dev.candor.web.http.ServerDate;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Answers what is not HTTP, or too long, and ends the connection. */
final class InvalidRequests {
    private InvalidRequests() {}

    static void answer(HttpServerRequest request, ServerDate date) {
        var cause = request.decoderResult().cause();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (cause instanceof TooLongHttpLineException) {
            PlainAnswer.write(request, date, 414, "The address is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            PlainAnswer.write(request, date, 431, "The request's headers are longer than 16 KiB.");
        } else {
            PlainAnswer.write(request, date, 400, "This is not a valid HTTP/1.1 request.");
        }
        request.connection().close();
    }

    /** Whether the request says once for which host it is, as HTTP/1.1 demands (RFC 9112 §3.2). */
    static boolean hasOneHost(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            // There it is a field of the protocol, and the codec has seen to it (RFC 9113 §8.3.1).
            return request.authority() != null;
        }
        var hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_0);
    }

    static void refuseHost(HttpServerRequest request, ServerDate date) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        PlainAnswer.write(request, date, 400, "A request must have exactly one Host header.");
        request.connection().close();
    }
}
