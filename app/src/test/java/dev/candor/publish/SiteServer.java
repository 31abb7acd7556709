package dev.candor.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;

/** A small web server that sends the documents of a site with their headers. Thread-safe. */
final class SiteServer implements AutoCloseable {
    private final AtomicReference<PublicSite> site;
    private final HttpServer server;

    SiteServer(PublicSite first) {
        site = new AtomicReference<>(first);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on it serves this one. */
    void serve(PublicSite other) {
        site.set(other);
    }

    /** Where the site is. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var now = site.get();
            var path = exchange.getRequestURI().getPath();
            var query = exchange.getRequestURI().getRawQuery();
            var found =
                    now.asks(path)
                            ? now.answer(new Question(path, query == null ? "" : query, false))
                                    .map(Answer::document)
                            : now.find(path);
            var document = found.orElse(now.notFound());
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", document.contentType());
            headers.set("Cache-Control", document.cacheControl());
            headers.set("ETag", document.etag());
            headers.set("Content-Security-Policy", SecurityPolicy.CONTENT_SECURITY_POLICY);
            exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, document.body().length);
            exchange.getResponseBody().write(document.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
