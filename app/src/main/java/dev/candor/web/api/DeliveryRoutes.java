package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.DeliveryLinks;
import dev.candor.command.RetryDelivery;
import dev.candor.command.StopDelivery;
import dev.candor.model.Audience;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.store.Deliveries;
import dev.candor.store.Store;
import dev.candor.store.StoreException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who was told what, and whether it arrived; for operators, since addresses are in it. Thread-safe.
 */
final class DeliveryRoutes {
    private static final String LIST = "/api/v1/deliveries";
    private static final String LINK = LIST + "/link";
    private static final String ONE = LIST + "/{id}";
    private static final int USUAL_LIMIT = 50;

    private final Store store;
    private final Commands commands;
    private final DeliveryLinks links;

    DeliveryRoutes(Store store, Commands commands, DeliveryLinks links) {
        this.store = store;
        this.commands = commands;
        this.links = links;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of("notice", "state", "limit", "after"), this::list),
                new Route("POST", LINK, List.of("notice", "minutes"), this::link),
                new Route("GET", ONE, List.of(), this::show),
                new Route("POST", ONE + "/retry", List.of(), this::retry),
                new Route("POST", ONE + "/stop", List.of(), this::stop));
    }

    private ApiAnswer list(Call call) {
        var _ = call.require(Role.OPERATOR);
        var query = call.query();
        var limit = query.number("limit", USUAL_LIMIT, 1, Deliveries.MOST_LISTED);
        var notice = query.id("notice", NoticeId::new);
        var state = query.id("state", DeliveryRoutes::state);
        var after = query.id("after", DeliveryId::new);
        var filter = new Deliveries.Filter(notice, state);
        var page = store.read(it -> it.deliveries().newest(filter, limit, after));
        return ApiAnswer.json(200, DeliveryJson.write(page, limit));
    }

    private ApiAnswer show(Call call) {
        var _ = call.require(Role.OPERATOR);
        var id = call.id(DeliveryId::new);
        return store.read(it -> it.deliveries().find(id))
                .map(owed -> ApiAnswer.json(200, DeliveryJson.write(owed)))
                .orElseThrow(() -> new Refusal(404, "There is no delivery " + id + "."));
    }

    private ApiAnswer retry(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(DeliveryId::new);
        var _ = commands.run(new RetryDelivery(id), actor, "API");
        return show(call);
    }

    private ApiAnswer stop(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(DeliveryId::new);
        var _ = commands.run(new StopDelivery(id), actor, "API");
        return show(call);
    }

    /** Whoever has the link sees addresses without a token: only those who may make tokens do. */
    private ApiAnswer link(Call call) {
        var _ = call.require(Role.ADMIN);
        var notice = call.query().id("notice", NoticeId::new);
        var minutes =
                call.query()
                        .number(
                                "minutes",
                                (int) DeliveryLinks.USUAL.toMinutes(),
                                1,
                                (int) DeliveryLinks.LONGEST.toMinutes());
        var page =
                store.read(transaction -> {
                    if (notice != null
                            && transaction
                                    .notices()
                                    .find(notice, Audience.PUBLIC, true)
                                    .isEmpty()) {
                        throw Refusal.parameter(
                                "notice", "there is no notice '" + notice + "'", "");
                    }
                    return transaction
                            .pages()
                            .find(PageId.MAIN)
                            .orElseThrow(() -> new StoreException("there is no page yet"));
                });
        var made = links.make(page.url(), notice, Duration.ofMinutes(minutes));
        return ApiAnswer.json(200, DeliveryJson.write(made));
    }

    private static Delivery.State state(String name) {
        return Delivery.State.ofWireName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a state is one of "
                                        + Arrays.stream(Delivery.State.values())
                                                .map(Delivery.State::wireName)
                                                .collect(Collectors.joining(", "))));
    }
}
