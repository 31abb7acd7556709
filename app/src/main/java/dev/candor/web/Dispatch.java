package dev.candor.web;

import dev.candor.publish.Document;
import dev.candor.web.http.SecurityHeaders;
import dev.candor.web.http.ServerDate;
import dev.candor.web.page.PageHandler;

import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Which part answers which address. Runs on the event loop and never blocks. */
final class Dispatch {
    private static final String API = "/api/v1";
    private static final String METRICS = "/metrics";
    private static final String DESCRIPTION = "/openapi.yaml";

    private final PageHandler pages;
    private final ApiBridge bridge;
    private final Map<Forms, ApiBridge> forms;
    private final Probes probes;
    private final Connections connections;
    private final WebSettings settings;
    private final ServerDate date;
    private final @Nullable MetricsHandler metrics;
    private final Face face;
    private final boolean secure;
    private final Document description = ApiDescription.document();

    /**
     * For one address.
     *
     * @param forms what people fill in, each with its way to it
     * @param metrics answers {@code /metrics}, or null when there is nothing there
     * @param secure whether it speaks TLS
     */
    Dispatch(
            Face face,
            boolean secure,
            PageHandler pages,
            ApiBridge bridge,
            Map<Forms, ApiBridge> forms,
            @Nullable MetricsHandler metrics,
            Probes probes,
            Connections connections,
            WebSettings settings,
            ServerDate date) {
        this.face = face;
        this.secure = secure;
        this.metrics = metrics;
        this.pages = pages;
        this.bridge = bridge;
        this.forms = forms;
        this.probes = probes;
        this.connections = connections;
        this.settings = settings;
        this.date = date;
    }

    void handle(HttpServerRequest request) {
        var response = request.response();
        if (response.writeQueueFull()) {
            // A client that asks on without reading the answers gets the next one when it has read.
            response.drainHandler(_ -> answer(request));
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        connections.allow(request.connection(), settings.requestTime());
        if (secure) {
            SecurityHeaders.addStrictTransport(request.response().headers());
        }
        if (!InvalidRequests.hasOneHost(request)) {
            InvalidRequests.refuseHost(request, date);
            return;
        }
        var path = request.path();
        if (path == null) {
            path = "";
        }
        if (path.startsWith(API)
                && (path.length() == API.length() || path.charAt(API.length()) == '/')) {
            bridge.handle(request, path);
            return;
        }
        switch (path) {
            case "/healthz" -> probes.health(request);
            case "/readyz" -> probes.readiness(request);
            case METRICS -> figures(request);
            case DESCRIPTION -> pages.write(request, DESCRIPTION, description);
            default -> page(request, path);
        }
    }

    private void page(HttpServerRequest request, String path) {
        for (var form : forms.entrySet()) {
            if (form.getKey().answers(path)) {
                form.getValue().handle(request, path);
                return;
            }
        }
        pages.handle(request, path);
    }

    private void figures(HttpServerRequest request) {
        var handler = metrics;
        if (handler == null || face == Face.PUBLIC) {
            pages.handle(request, METRICS);
        } else {
            handler.handle(request, face == Face.ADMIN);
        }
    }
}
