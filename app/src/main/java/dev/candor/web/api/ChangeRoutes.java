package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.EditChange;
import dev.candor.command.MarkChange;
import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

/** Changes: mark, finish, read. Thread-safe. */
final class ChangeRoutes {
    private static final String LIST = "/api/v1/changes";
    private static final String ONE = LIST + "/{id}";
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;

    private final Store store;
    private final Commands commands;

    ChangeRoutes(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of("limit", "after"), this::list),
                new Route("POST", LIST, List.of(), this::mark),
                new Route("GET", ONE, List.of(), this::read),
                new Route("PATCH", ONE, List.of(), this::edit));
    }

    private ApiAnswer list(Call call) {
        var limit = call.query().number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var after = call.query().id("after", ChangeId::new);
        var isOperator = call.token() != null;
        var items =
                store.read(transaction -> {
                    var last =
                            after == null
                                    ? null
                                    : find(transaction, after, isOperator)
                                            .orElseThrow(() -> noneAfter(after));
                    return transaction.changes().newest(PageId.MAIN, !isOperator, limit, last);
                });
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("items");
        items.forEach(each -> list.add(ChangeJson.write(each, isOperator)));
        body.put("next", items.size() == limit ? items.getLast().id().value() : null);
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer mark(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var page = store.read(ChangeRoutes::page);
        var draft = ChangeJson.readDraft(call.json(), page.zone(), NoticeRoutes.key(call));
        var change = commands.run(new MarkChange(draft), actor, "API");
        return ApiAnswer.json(201, ChangeJson.write(change, true))
                .with("location", LIST + "/" + change.id());
    }

    private ApiAnswer read(Call call) {
        var id = call.id(ChangeId::new);
        var isOperator = call.token() != null;
        var change =
                store.read(transaction -> find(transaction, id, isOperator))
                        .orElseThrow(() -> new Refusal(404, "There is no change " + id + "."));
        return ApiAnswer.json(200, ChangeJson.write(change, isOperator));
    }

    private ApiAnswer edit(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(ChangeId::new);
        var page = store.read(ChangeRoutes::page);
        var edit = ChangeJson.readEdit(call.json(), page.zone());
        var change = commands.run(new EditChange(id, edit), actor, "API");
        return ApiAnswer.json(200, ChangeJson.write(change, true));
    }

    private static Optional<Change> find(Transaction transaction, ChangeId id, boolean isOperator) {
        return transaction.changes().find(id).filter(each -> isOperator || each.shown());
    }

    private static Refusal noneAfter(ChangeId after) {
        return Refusal.parameter(
                "after", "there is no change " + after, "give the 'next' of the page before");
    }

    static Page page(Transaction transaction) {
        return NoticeRoutes.page(transaction);
    }
}
