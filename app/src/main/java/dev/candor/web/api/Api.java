package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.Rejected;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.time.TimeSource;
import dev.candor.web.http.RequestPath;

import java.lang.System.Logger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * API v1, as {@code openapi.yaml} describes it, without connections. Blocks on the store: to be
 * called on a virtual thread. Thread-safe.
 */
public final class Api {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final String RETRY_SECONDS = "5";

    private final Authentication authentication;
    private final List<Route> routes;

    /** An API on that store. */
    public Api(Store store, Commands commands, TimeSource time) {
        authentication = new Authentication(store, time);
        routes =
                Stream.of(
                                new NoticeRoutes(store, commands).routes(),
                                new ChangeRoutes(store, commands).routes(),
                                new MetricRoutes(store, commands).routes(),
                                new PostmortemRoutes(store, commands, time).routes(),
                                new StateRoutes(store, time).routes(),
                                new HistoryRoutes(store, time).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    /** Every route, for whoever holds them against the description. */
    List<Route> routes() {
        return routes;
    }

    /** Answers a request. Throws nothing: each failure is an answer with a sentence. */
    public ApiAnswer answer(ApiRequest request) {
        try {
            return route(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (Rejected rejected) {
            return rejected(rejected);
        } catch (StoreException failure) {
            LOGGER.log(Logger.Level.WARNING, "the store failed a request", failure);
            return ApiAnswer.problem(
                            503, "The store does not answer; nothing was kept. Try again shortly.")
                    .with("retry-after", RETRY_SECONDS);
        } catch (RuntimeException failure) {
            LOGGER.log(Logger.Level.ERROR, "a request met a fault in the program", failure);
            return ApiAnswer.problem(
                    500, "The program has a fault; the server's log says more about it.");
        }
    }

    private ApiAnswer route(ApiRequest request) {
        var segments =
                switch (RequestPath.of(request.path())) {
                    case RequestPath.Refused(var reason) -> throw new Refusal(400, reason);
                    case RequestPath.Segments(var parts) -> parts;
                };
        var fitting = routes.stream().filter(route -> route.fits(segments)).toList();
        if (fitting.isEmpty()) {
            throw new Refusal(
                    404, "There is nothing at this address; /openapi.yaml lists what there is.");
        }
        for (var route : fitting) {
            if (route.method().equals(request.method())) {
                var token = authentication.token(request);
                var query = Query.parse(request.query(), route.parameters());
                var parameter = route.parameter(segments);
                return route.handler().apply(new Call(request, parameter, query, token));
            }
        }
        throw methodNotAllowed(fitting);
    }

    private static Refusal methodNotAllowed(List<Route> fitting) {
        var methods =
                fitting.stream()
                        .flatMap(route ->
                                route.method().equals("GET")
                                        ? Stream.of("GET", "HEAD")
                                        : Stream.of(route.method()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Refusal(
                ApiAnswer.problem(405, "This address takes " + methods + ".")
                        .with("allow", methods));
    }

    private static ApiAnswer rejected(Rejected rejected) {
        var problems = rejected.problems();
        return switch (rejected.kind()) {
            case INVALID -> Refusal.invalid(problems);
            case NOT_FOUND -> ApiAnswer.problem(404, Refusal.summary(problems), problems);
            case CONFLICT -> ApiAnswer.problem(409, Refusal.summary(problems), problems);
        };
    }
}
