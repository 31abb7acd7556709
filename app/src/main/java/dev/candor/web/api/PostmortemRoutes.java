package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.DraftPostmortem;
import dev.candor.command.EditPostmortem;
import dev.candor.command.Promises;
import dev.candor.model.Audience;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.Role;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Postmortems and promises: draft, edit, publish, read. Thread-safe. */
final class PostmortemRoutes {
    private static final String ONE = "/api/v1/notices/{id}/postmortem";
    private static final String REVISIONS = ONE + "/revisions";
    private static final String PROMISES = "/api/v1/promises";

    private final Store store;
    private final Commands commands;
    private final TimeSource time;

    PostmortemRoutes(Store store, Commands commands, TimeSource time) {
        this.store = store;
        this.commands = commands;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", ONE, List.of(), this::read),
                new Route("POST", ONE, List.of(), this::draft),
                new Route("PATCH", ONE, List.of(), this::edit),
                new Route("GET", REVISIONS, List.of(), this::revisions),
                new Route("GET", PROMISES, List.of(), this::promises));
    }

    private ApiAnswer read(Call call) {
        var id = call.id(NoticeId::new);
        var isOperator = call.token() != null;
        return store.read(transaction -> {
            var found = find(transaction, id, isOperator);
            var page = NoticeRoutes.page(transaction);
            return ApiAnswer.json(200, PostmortemJson.write(found, page, isOperator));
        });
    }

    private ApiAnswer draft(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(NoticeId::new);
        var promised = PostmortemJson.readDraft(call.json());
        var page = store.read(NoticeRoutes::page);
        var made = commands.run(new DraftPostmortem(id, promised), actor, "API");
        return ApiAnswer.json(201, PostmortemJson.write(made, page, true))
                .with("location", ONE.replace("{id}", id.value()));
    }

    private ApiAnswer edit(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var id = call.id(NoticeId::new);
        var json = call.json();
        var page = store.read(NoticeRoutes::page);
        var current = store.read(transaction -> find(transaction, id, true));
        var edit = PostmortemJson.readEdit(json, page.zone(), current);
        var made = commands.run(new EditPostmortem(id, edit), actor, "API");
        return ApiAnswer.json(200, PostmortemJson.write(made, page, true));
    }

    private ApiAnswer revisions(Call call) {
        var _ = call.require(Role.VIEWER);
        var id = call.id(NoticeId::new);
        return store.read(transaction -> {
            var page = NoticeRoutes.page(transaction);
            var _ = find(transaction, id, true);
            var body = JsonNodeFactory.instance.objectNode();
            var items = body.putArray("items");
            transaction
                    .postmortems()
                    .revisions(id)
                    .reversed()
                    .forEach(each -> items.add(PostmortemJson.write(each, page, true)));
            body.putNull("next");
            return ApiAnswer.json(200, body);
        });
    }

    private ApiAnswer promises(Call call) {
        var _ = call.require(Role.VIEWER);
        return store.read(transaction -> {
            var zone = NoticeRoutes.page(transaction).zone();
            var today = time.now().atZone(zone).toLocalDate();
            var open = Promises.open(transaction, PageId.MAIN, today);
            return ApiAnswer.json(200, PostmortemJson.write(open));
        });
    }

    /** A draft of an entry, and what is not for the public, are found by operators only. */
    private static Postmortem find(Transaction transaction, NoticeId id, boolean isOperator) {
        return transaction
                .postmortems()
                .find(id)
                .filter(each -> isOperator || each.isPublic())
                .filter(_ ->
                        transaction.notices().find(id, Audience.PUBLIC, isOperator).isPresent())
                .orElseThrow(() -> new Refusal(404, "Notice " + id + " has no postmortem."));
    }
}
