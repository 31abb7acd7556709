package dev.candor.web;

import dev.candor.web.http.PlainAnswer;
import dev.candor.web.http.ServerDate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** What whoever runs the server asks of it: {@code /healthz} and {@code /readyz}. */
final class Probes {
    private static final long STORE_LIMIT_MILLIS = 2_000;

    private final Readiness readiness;
    private final BlockingWork work;
    private final ServerDate date;

    Probes(Readiness readiness, BlockingWork work, ServerDate date) {
        this.readiness = readiness;
        this.work = work;
        this.date = date;
    }

    /** The process is alive: this answer needs the event loop and nothing else. */
    void health(HttpServerRequest request) {
        if (isRead(request)) {
            PlainAnswer.write(request, date, 200, "ok");
        }
    }

    /** Whether the server can do its work; a store that hangs is one that does not answer. */
    void readiness(HttpServerRequest request) {
        if (!isRead(request)) {
            return;
        }
        var context = Objects.requireNonNull(Vertx.currentContext());
        var answered = new AtomicBoolean();
        var timer =
                context.owner()
                        .setTimer(
                                STORE_LIMIT_MILLIS,
                                _ -> answer(request, answered, List.of("The store hangs.")));
        var started =
                work.start(
                        BlockingWork.Lane.OPERATION,
                        () -> {
                            var reasons = readiness.reasons();
                            context.runOnContext(_ -> {
                                context.owner().cancelTimer(timer);
                                answer(request, answered, reasons);
                            });
                        });
        if (!started) {
            context.owner().cancelTimer(timer);
            answer(request, answered, List.of("Too many checks of readiness are under way."));
        }
    }

    private void answer(HttpServerRequest request, AtomicBoolean answered, List<String> reasons) {
        if (answered.compareAndSet(false, true)) {
            var ready = reasons.isEmpty();
            PlainAnswer.write(
                    request, date, ready ? 200 : 503, ready ? "ready" : String.join("\n", reasons));
        }
    }

    private boolean isRead(HttpServerRequest request) {
        var read =
                HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        if (!read) {
            PlainAnswer.methodNotAllowed(request, date);
        }
        return read;
    }
}
