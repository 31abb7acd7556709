package dev.candor.web.page;

import dev.candor.publish.Answer;
import dev.candor.publish.Document;
import dev.candor.publish.PublicSite;
import dev.candor.publish.Question;
import dev.candor.web.http.Accepts;
import dev.candor.web.http.EntityTags;
import dev.candor.web.http.PlainAnswer;
import dev.candor.web.http.RequestPath;
import dev.candor.web.http.SecurityHeaders;
import dev.candor.web.http.ServerDate;
import dev.candor.web.page.PageTraffic.Kind;
import dev.candor.web.page.PageTraffic.Outcome;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers from memory, on the event loop: chooses a form of the document, compares entity tags,
 * writes. Thread-safe.
 */
public final class PageHandler {
    private static final int MOST_PREPARED = 256;

    /** Below it, what other sites' scripts read, as they do at Statuspage. */
    private static final String STATUSPAGE = "/api/v2/";

    private static final int NO_CONTENT = 204;
    private static final CharSequence VARY = HttpHeaders.createOptimized("Accept, Accept-Encoding");
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int NOT_READY = 503;
    private static final String RETRY_SECONDS = "2";

    private final PublicSite site;
    private final ServerDate date;
    private final PageTraffic traffic;
    private final Predicate<Runnable> work;
    private final ConcurrentHashMap<String, PreparedDocument> prepared = new ConcurrentHashMap<>();

    /**
     * Serves that site.
     *
     * @param traffic counts what is answered
     * @param work starts a task off the event loop; false when there is no room for it
     */
    public PageHandler(
            PublicSite site, ServerDate date, PageTraffic traffic, Predicate<Runnable> work) {
        this.site = site;
        this.date = date;
        this.traffic = traffic;
        this.work = work;
    }

    /** Answers a request for a page; {@code rawPath} is its path as it came. */
    public void handle(HttpServerRequest request, String rawPath) {
        var path = rawPath;
        if (!RequestPath.isPlain(rawPath)) {
            switch (RequestPath.of(rawPath)) {
                case RequestPath.Refused(var reason) -> {
                    traffic.count(Kind.OTHER, Outcome.REFUSED);
                    PlainAnswer.write(request, date, 400, reason);
                    return;
                }
                case RequestPath.Segments(var segments) -> path = "/" + String.join("/", segments);
            }
        }
        if (site.asks(path)) {
            ask(request, path);
            return;
        }
        var ready = site.ready(path);
        if (ready.isPresent()) {
            write(request, path, ready.get());
        } else if (!site.isReady()) {
            notReady(request, site.starting());
        } else {
            make(request, path);
        }
    }

    private void notReady(HttpServerRequest request, Document document) {
        request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        writeWith(NOT_READY, request, "503", document);
    }

    /** Not on the event loop, which has other readers to serve. */
    private void make(HttpServerRequest request, String path) {
        aside(
                request,
                () -> site.find(path),
                found -> {
                    if (found.isPresent()) {
                        write(request, path, found.get());
                    } else {
                        writeWith(NOT_FOUND, request, "404", site.notFound());
                    }
                });
    }

    private void ask(HttpServerRequest request, String path) {
        if (isNeitherGetNorHead(request)) {
            traffic.count(Kind.OTHER, Outcome.REFUSED);
            PlainAnswer.methodNotAllowed(request, date);
            return;
        }
        var query = request.query() == null ? "" : request.query();
        var json = Accepts.json(request.getHeader(HttpHeaders.ACCEPT));
        aside(
                request,
                () -> site.answer(new Question(path, query, json)),
                answer -> {
                    if (answer.isPresent()) {
                        write(request, Kind.of(path), answer.get());
                    } else {
                        notReady(request, site.starting());
                    }
                });
    }

    private <T> void aside(HttpServerRequest request, Supplier<T> made, Consumer<T> then) {
        var context = Vertx.currentContext();
        var started =
                work.test(() -> {
                    var result = made.get();
                    if (context == null) {
                        then.accept(result);
                    } else {
                        context.runOnContext(_ -> {
                            if (!request.response().closed()) {
                                then.accept(result);
                            }
                        });
                    }
                });
        if (!started) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            PlainAnswer.write(
                    request, date, NOT_READY, "Too many pages are being made; try again soon.");
        }
    }

    private static boolean isNeitherGetNorHead(HttpServerRequest request) {
        var method = request.method();
        return !HttpMethod.HEAD.equals(method) && !HttpMethod.GET.equals(method);
    }

    /** A document made for this one question. */
    private void write(HttpServerRequest request, Kind kind, Answer answer) {
        var ready = new PreparedDocument(answer.document(), kind);
        var asked = request.headers();
        var chosen = ready.choose(asked.get(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response().setStatusCode(answer.status());
        var headers = response.headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        ready.addValidators(headers, chosen);
        headers.set(HttpHeaders.VARY, VARY);
        if (answer.status() == OK
                && isCurrent(request, asked.get(HttpHeaders.IF_NONE_MATCH), chosen.etag())) {
            traffic.count(kind, Outcome.NOT_MODIFIED);
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        traffic.count(kind, answer.status() == OK ? Outcome.OK : Outcome.REFUSED);
        ready.addContentHeaders(headers, chosen);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(chosen.body());
        }
    }

    /** A page that stands in for one that is not there: never confirmed as current, never kept. */
    private void writeWith(int status, HttpServerRequest request, String name, Document document) {
        var method = request.method();
        var isHead = HttpMethod.HEAD.equals(method);
        if (!isHead && !HttpMethod.GET.equals(method)) {
            traffic.count(Kind.OTHER, Outcome.REFUSED);
            PlainAnswer.methodNotAllowed(request, date);
            return;
        }
        traffic.count(Kind.OTHER, status == NOT_FOUND ? Outcome.NOT_FOUND : Outcome.UNAVAILABLE);
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
        if (HttpMethod.OPTIONS.equals(method) && path.startsWith(STATUSPAGE)) {
            preflight(request);
            return;
        }
        var isHead = HttpMethod.HEAD.equals(method);
        if (!isHead && !HttpMethod.GET.equals(method)) {
            traffic.count(Kind.OTHER, Outcome.REFUSED);
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
            traffic.count(ready.kind(), Outcome.NOT_MODIFIED);
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        traffic.count(ready.kind(), Outcome.OK);
        ready.addContentHeaders(headers, chosen);
        if (isHead) {
            response.end();
        } else {
            response.end(chosen.body());
        }
    }

    /** Allows scripts of other sites to read (Fetch Standard §3.3.2): nothing here is secret. */
    private void preflight(HttpServerRequest request) {
        var response = request.response().setStatusCode(NO_CONTENT);
        var headers = response.headers();
        headers.add(HttpHeaders.DATE, date.value());
        SecurityHeaders.addTo(headers);
        headers.add(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.add(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        headers.add(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*");
        headers.add(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
        response.end();
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
        var made = new PreparedDocument(document, Kind.of(path));
        prepared.put(path, made);
        return made;
    }
}
