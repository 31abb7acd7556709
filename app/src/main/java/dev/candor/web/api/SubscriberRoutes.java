package dev.candor.web.api;

import dev.candor.command.ChangePreferences;
import dev.candor.command.Commands;
import dev.candor.command.EraseSubscriber;
import dev.candor.command.MoveSubscription;
import dev.candor.command.Subscribe;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Role;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.store.Store;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Subscribers: add, read, change, erase. For operators only. Thread-safe. */
final class SubscriberRoutes {
    private static final String LIST = "/api/v1/subscribers";
    private static final String ONE = LIST + "/{id}";
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    private static final String API = "API";

    private final Store store;
    private final Commands commands;

    SubscriberRoutes(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of("limit", "after", "state"), this::list),
                new Route("POST", LIST, List.of(), this::add),
                new Route("GET", ONE, List.of(), this::read),
                new Route("PATCH", ONE, List.of(), this::edit),
                new Route("DELETE", ONE, List.of(), this::erase));
    }

    private ApiAnswer list(Call call) {
        var _ = call.require(Role.OPERATOR);
        var limit = call.query().number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var after = call.query().id("after", SubscriberId::new);
        var state = call.query().id("state", SubscriberRoutes::state);
        var items =
                store.read(transaction ->
                        transaction.subscribers().all(PageId.MAIN, state, limit, after));
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("items");
        items.forEach(each -> list.add(SubscriberJson.write(each)));
        body.put("next", items.size() == limit ? items.getLast().id().value() : null);
        return ApiAnswer.json(200, body);
    }

    private static Subscriber.State state(String name) {
        return Subscriber.State.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no such state"));
    }

    private ApiAnswer add(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var page = store.read(NoticeRoutes::page);
        var usual = Preferences.everything(page.language(), page.zone());
        var draft =
                SubscriberJson.readNew(
                        call.json(), usual, Subscriber.Consent.How.API, "token " + actor.name());
        var subscriber = commands.run(new Subscribe(draft), actor, API);
        return ApiAnswer.json(201, SubscriberJson.write(subscriber))
                .with("location", LIST + "/" + subscriber.id());
    }

    private ApiAnswer read(Call call) {
        var _ = call.require(Role.OPERATOR);
        return ApiAnswer.json(200, SubscriberJson.write(find(call)));
    }

    private ApiAnswer edit(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var current = find(call);
        var edit = SubscriberJson.readEdit(call.json(), current.preferences());
        var wanted = edit.preferences();
        var state = edit.state();
        var changed =
                commands.run(
                        work -> {
                            var after = current;
                            if (wanted != null) {
                                after = new ChangePreferences(current.id(), wanted).run(work);
                            }
                            return state == null
                                    ? after
                                    : new MoveSubscription(current.id(), state).run(work);
                        },
                        actor,
                        API);
        return ApiAnswer.json(200, SubscriberJson.write(changed));
    }

    private ApiAnswer erase(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var erased = commands.run(new EraseSubscriber(call.id(SubscriberId::new)), actor, API);
        return ApiAnswer.json(200, JsonNodeFactory.instance.objectNode().put("id", erased.value()));
    }

    private Subscriber find(Call call) {
        var id = call.id(SubscriberId::new);
        return store.read(transaction -> transaction.subscribers().find(id))
                .orElseThrow(() -> new Refusal(404, "There is no subscriber " + id + "."));
    }
}
