package dev.candor.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Short answers in plain text, never stored by caches. */
public final class PlainAnswer {
    private static final CharSequence TEXT =
            HttpHeaders.createOptimized("text/plain; charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence READ_METHODS = HttpHeaders.createOptimized("GET, HEAD");

    private PlainAnswer() {}

    /** Answers with one sentence, or several lines, and a line feed. */
    public static void write(
            HttpServerRequest request, ServerDate date, int status, String sentence) {
        var body = Buffer.buffer(sentence + "\n");
        var response = request.response().setStatusCode(status);
        var headers = response.headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        headers.add(HttpHeaders.CACHE_CONTROL, NO_STORE);
        headers.add(HttpHeaders.CONTENT_TYPE, TEXT);
        headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Refuses every method but GET and HEAD. */
    public static void methodNotAllowed(HttpServerRequest request, ServerDate date) {
        request.response().headers().add(HttpHeaders.ALLOW, READ_METHODS);
        write(request, date, 405, "This address can only be read, with GET or HEAD.");
    }
}
