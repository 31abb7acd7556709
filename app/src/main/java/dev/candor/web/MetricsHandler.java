package dev.candor.web;

import dev.candor.model.Role;
import dev.candor.web.api.Api;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;
import dev.candor.web.http.PlainAnswer;
import dev.candor.web.http.ServerDate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers {@code /metrics}: to holders of a token, or at the admin address to all. */
final class MetricsHandler {
    private static final String BUSY = "Too many requests for figures are under way.";

    private final Metrics metrics;
    private final Api api;
    private final ApiBridge bridge;
    private final BlockingWork work;
    private final ServerDate date;

    MetricsHandler(Metrics metrics, Api api, ApiBridge bridge, BlockingWork work, ServerDate date) {
        this.metrics = metrics;
        this.api = api;
        this.bridge = bridge;
        this.work = work;
        this.date = date;
    }

    void handle(HttpServerRequest request, boolean withoutToken) {
        if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            PlainAnswer.methodNotAllowed(request, date);
            return;
        }
        var asked = bridge.toApi(request, "/metrics", new byte[0]);
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var context = Objects.requireNonNull(Vertx.currentContext());
        var started =
                work.start(
                        lane(asked, withoutToken),
                        () -> {
                            var answer = answer(asked, accept, withoutToken);
                            context.runOnContext(_ -> bridge.write(request, answer));
                        });
        if (!started) {
            PlainAnswer.write(request, date, 503, BUSY);
        }
    }

    private static BlockingWork.Lane lane(ApiRequest asked, boolean withoutToken) {
        if (withoutToken) {
            return BlockingWork.Lane.OPERATION;
        }
        return asked.authorization() == null
                ? BlockingWork.Lane.ANONYMOUS
                : BlockingWork.Lane.TOKEN;
    }

    private ApiAnswer answer(ApiRequest asked, @Nullable String accept, boolean withoutToken) {
        var refusal = withoutToken ? Optional.<ApiAnswer>empty() : api.refusal(asked, Role.VIEWER);
        return refusal.orElseGet(() -> {
            var text = metrics.text(accept);
            return text.body().length == 0
                    ? ApiAnswer.problem(503, "The server is still starting.")
                    : new ApiAnswer(200, Map.of("content-type", text.contentType()), text.body());
        });
    }
}
