package dev.candor.web.api;

import dev.candor.command.AcknowledgeAlert;
import dev.candor.command.Commands;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Role;
import dev.candor.store.Alerts;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Alerts: what there is, and taking one. Addresses are in it: for operators. Thread-safe. */
final class AlertRoutes {
    private static final String LIST = "/api/v1/alerts";
    private static final String ACKNOWLEDGE = LIST + "/{id}/acknowledge";
    private static final int USUAL_LIMIT = 50;

    private final Store store;
    private final Commands commands;

    AlertRoutes(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of("limit", "after"), this::list),
                new Route("POST", ACKNOWLEDGE, List.of(), this::acknowledge));
    }

    private ApiAnswer list(Call call) {
        var _ = call.require(Role.OPERATOR);
        var limit = call.query().number("limit", USUAL_LIMIT, 1, Alerts.MOST);
        var behind = call.query().id("after", AlertId::new);
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        var next =
                store.read(transaction -> {
                    var after = behind == null ? null : known(transaction, behind);
                    var found = transaction.alerts().newest(limit, after);
                    found.forEach(each ->
                            items.add(
                                    AlertJson.write(each, transaction.alerts().steps(each.id()))));
                    return found.size() == limit ? found.getLast().id().value() : "";
                });
        body.put("next", next.isEmpty() ? null : next);
        return ApiAnswer.json(200, body);
    }

    private static Alert known(Transaction transaction, AlertId id) {
        return transaction
                .alerts()
                .find(id)
                .orElseThrow(
                        () -> Refusal.parameter("after", "there is no alert '" + id + "'", ""));
    }

    private ApiAnswer acknowledge(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(AlertId::new);
        var taken = commands.run(new AcknowledgeAlert(id), actor, "API");
        var steps = store.<List<Alert.Step>>read(it -> it.alerts().steps(id));
        return ApiAnswer.json(200, AlertJson.write(taken, steps));
    }
}
