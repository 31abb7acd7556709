package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.DeliveryLinks;
import dev.candor.command.Rejected;
import dev.candor.model.Role;
import dev.candor.store.CommitUnknown;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;
import dev.candor.time.TimeSource;
import dev.candor.web.http.RequestPath;

import java.lang.System.Logger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * API v1, as {@code openapi.yaml} describes it, without connections. Blocks on the store: to be
 * called on a thread that may block. Thread-safe.
 */
public final class Api {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final String RETRY_SECONDS = "5";
    private static final String FULL =
            "The server's disk is full; nothing was kept. Make room on it and try again: the server"
                    + " need not be restarted.";
    private static final String UNKNOWN =
            "The store stopped answering in the middle; whether this was kept is not known. Look"
                    + " before you do it again, or repeat it with the same Idempotency-Key.";
    private static final ApiAnswer NOTHING_HERE =
            ApiAnswer.problem(
                    404, "There is nothing at this address; /openapi.yaml lists what there is.");
    private static final ApiAnswer ALLOWED = new ApiAnswer(204, Map.of(), new byte[0]);

    /** What everybody may read; the description of the API says the same. */
    private static final Set<String> OPEN =
            Set.of("/api/v1/notices", "/api/v1/notices/{id}", "/api/v1/components");

    private final Authentication authentication;
    private final List<Route> routes;

    /**
     * An API on that store.
     *
     * @param links to the page of deliveries
     * @param wording of what is previewed
     */
    public Api(
            Store store, Commands commands, TimeSource time, DeliveryLinks links, Wording wording) {
        authentication = new Authentication(store, time);
        var previews = new PreviewJson(store, commands, wording);
        routes =
                Stream.of(
                                new NoticeRoutes(store, commands, previews).routes(),
                                new ChangeRoutes(store, commands).routes(),
                                new MetricRoutes(store, commands).routes(),
                                new AlertRoutes(store, commands).routes(),
                                new PostmortemRoutes(store, commands, time).routes(),
                                new SubscriberRoutes(store, commands).routes(),
                                new AudienceRoutes(store, commands).routes(),
                                new DeliveryRoutes(store, commands, links).routes(),
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
        return guarded(() -> route(request, routes));
    }

    /**
     * Answers a request at an address where only what is for everybody is answered: a token that
     * comes with it is not looked at, and what needs one is not there.
     */
    public ApiAnswer answerPublic(ApiRequest request) {
        var open = routes.stream().filter(Api::isOpen).toList();
        var answer = guarded(() -> route(request.withoutToken(), open));
        return answer.status() == 401 || answer.status() == 405 ? NOTHING_HERE : answer;
    }

    /** Why a request may not do what that role may, as an answer; empty when it may. */
    public Optional<ApiAnswer> refusal(ApiRequest request, Role needed) {
        var answer =
                guarded(() -> {
                    var _ = Authentication.require(authentication.token(request), needed);
                    return ALLOWED;
                });
        return answer.status() == ALLOWED.status() ? Optional.empty() : Optional.of(answer);
    }

    /** Whether everybody may ask for it, without a token. */
    static boolean isOpen(Route route) {
        return route.method().equals("GET") && OPEN.contains(route.template());
    }

    private static ApiAnswer guarded(Supplier<ApiAnswer> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (Rejected rejected) {
            return rejected(rejected);
        } catch (StoreFull full) {
            LOGGER.log(Logger.Level.WARNING, "no room for a write why={0}", full.getMessage());
            return ApiAnswer.problem(507, FULL).with("retry-after", RETRY_SECONDS);
        } catch (CommitUnknown unknown) {
            LOGGER.log(Logger.Level.WARNING, "a write's end is not known", unknown);
            return ApiAnswer.problem(503, UNKNOWN).with("retry-after", RETRY_SECONDS);
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

    private ApiAnswer route(ApiRequest request, List<Route> known) {
        var segments =
                switch (RequestPath.of(request.path())) {
                    case RequestPath.Refused(var reason) -> throw new Refusal(400, reason);
                    case RequestPath.Segments(var parts) -> parts;
                };
        var fitting = known.stream().filter(route -> route.fits(segments)).toList();
        if (fitting.isEmpty()) {
            return NOTHING_HERE;
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
