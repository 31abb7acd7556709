package dev.candor.web.page;

import dev.candor.publish.Document;
import dev.candor.publish.PublicSite;
import dev.candor.web.http.EntityTags;
import dev.candor.web.http.PlainAnswer;
import dev.candor.web.http.RequestPath;
import dev.candor.web.http.SecurityHeaders;
import dev.candor.web.http.ServerDate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers from memory, on the event loop: chooses a form of the document, compares entity tags,
 * writes. Thread-safe.
 */
public final class PageHandler {
    private static final int MOST_PREPARED = 256;

    /** Below it, what other sites' scripts read, as they do at Statuspage. */
    private static final String STATUSPAGE = "/api/v2/";

    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int NOT_READY = 503;
    private static final String RETRY_SECONDS = "2";

    private final PublicSite site;
    private final ServerDate date;
    private final ConcurrentHashMap<String, PreparedDocument> prepared = new ConcurrentHashMap<>();

    /** Serves that site. */
    public PageHandler(PublicSite site, ServerDate date) {
        this.site = site;
        this.date = date;
    }

    /** Answers a request for a page; {@code rawPath} is its path as it came. */
    public void handle(HttpServerRequest request, String rawPath) {
        var path = rawPath;
        if (!RequestPath.isPlain(rawPath)) {
            switch (RequestPath.of(rawPath)) {
                case RequestPath.Refused(var reason) -> {
                    PlainAnswer.write(request, date, 400, reason);
                    return;
                }
                case RequestPath.Segments(var segments) -> path = "/" + String.join("/", segments);
            }
        }
        var query = Objects.requireNonNullElse(request.query(), "");
        var found = query.isEmpty() ? site.find(path) : site.find(path, query);
        if (found.isPresent()) {
            write(request, path, found.get());
        } else if (site.isReady()) {
            writeWith(NOT_FOUND, request, "404", site.notFound());
        } else {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            writeWith(NOT_READY, request, "503", site.starting());
        }
    }

    /** A page that stands in for one that is not there: never confirmed as current, never kept. */
    private void writeWith(int status, HttpServerRequest request, String name, Document document) {
        var method = request.method();
        var isHead = HttpMethod.HEAD.equals(method);
        if (!isHead && !HttpMethod.GET.equals(method)) {
            PlainAnswer.methodNotAllowed(request, date);
            return;
        }
        var ready = prepare(name, document);
        var chosen = ready.choose(request.headers().get(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response().setStatusCode(status);
        var headers = response.headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        ready.addContentHeaders(headers, chosen);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isHead) {
            response.end();
        } else {
            response.end(chosen.body());
        }
    }

    /** Answers with a document of that address, for GET and HEAD; refuses other methods. */
    public void write(HttpServerRequest request, String path, Document document) {
        var method = request.method();
        var isHead = HttpMethod.HEAD.equals(method);
        if (!isHead && !HttpMethod.GET.equals(method)) {
            PlainAnswer.methodNotAllowed(request, date);
            return;
        }
        var ready = prepare(path, document);
        var asked = request.headers();
        var chosen = ready.choose(asked.get(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        var headers = response.headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        if (path.startsWith(STATUSPAGE)) {
            headers.add(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        ready.addValidators(headers, chosen);
        if (isCurrent(request, asked.get(HttpHeaders.IF_NONE_MATCH), chosen.etag())) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        ready.addContentHeaders(headers, chosen);
        if (isHead) {
            response.end();
        } else {
            response.end(chosen.body());
        }
    }

    private static boolean isCurrent(
            HttpServerRequest request, @Nullable String first, String etag) {
        if (first == null) {
            return false;
        }
        if (EntityTags.matches(first, etag)) {
            return true;
        }
        // The field is a list and may come in several lines (RFC 9110 §5.3).
        var all = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
        return all.size() > 1 && EntityTags.matches(String.join(",", all), etag);
    }

    private PreparedDocument prepare(String path, Document document) {
        var known = prepared.get(path);
        if (known != null && known.isOf(document)) {
            return known;
        }
        if (prepared.size() >= MOST_PREPARED) {
            prepared.clear();
        }
        var made = new PreparedDocument(document);
        prepared.put(path, made);
        return made;
    }
}
