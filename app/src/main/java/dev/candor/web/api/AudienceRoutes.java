package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.RemoveAudience;
import dev.candor.command.ReplaceAudience;
import dev.candor.model.Audience;
import dev.candor.model.CustomerId;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.store.Store;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Audiences and their customers. For operators only. Thread-safe. */
final class AudienceRoutes {
    private static final String LIST = "/api/v1/audiences";
    private static final String ONE = LIST + "/{id}";
    private static final String CUSTOMERS = ONE + "/customers";
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    private static final String API = "API";

    private final Store store;
    private final Commands commands;

    AudienceRoutes(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of(), this::list),
                new Route("DELETE", ONE, List.of(), this::remove),
                new Route("GET", CUSTOMERS, List.of("limit", "after"), this::customers),
                new Route("PUT", CUSTOMERS, List.of(), this::replace));
    }

    private ApiAnswer list(Call call) {
        var _ = call.require(Role.OPERATOR);
        var body = store.read(it -> AudienceJson.list(it, PageId.MAIN));
        return ApiAnswer.json(200, body.putNull("next"));
    }

    private ApiAnswer remove(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var command = new RemoveAudience(PageId.MAIN, call.id(Audience::new));
        var customers = commands.run(command, actor, API);
        return ApiAnswer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", call.parameter())
                        .put("customers", customers));
    }

    private ApiAnswer customers(Call call) {
        var _ = call.require(Role.OPERATOR);
        var audience = call.id(Audience::new);
        var limit = call.query().number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var after = call.query().id("after", CustomerId::new);
        var body =
                store.read(transaction ->
                        AudienceJson.customers(transaction, PageId.MAIN, audience, limit, after));
        return body.map(it -> ApiAnswer.json(200, it))
                .orElseThrow(() -> new Refusal(404, "There is no audience " + audience + "."));
    }

    private ApiAnswer replace(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var audience = call.id(Audience::new);
        var customers = AudienceJson.read(call.json());
        var replaced =
                commands.run(new ReplaceAudience(PageId.MAIN, audience, customers), actor, API);
        return ApiAnswer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", audience.value())
                        .put("customers", replaced.customers())
                        .put("added", replaced.added())
                        .put("removed", replaced.removed()));
    }
}
