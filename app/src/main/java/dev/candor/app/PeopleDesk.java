package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.command.CustomerFile;
import dev.candor.command.EraseAddress;
import dev.candor.command.ImportSubscribers;
import dev.candor.command.Rejected;
import dev.candor.command.RemoveAudience;
import dev.candor.command.ReplaceAudience;
import dev.candor.command.Subscribe;
import dev.candor.command.SubscriberFile;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ContactAddress;
import dev.candor.model.CustomerId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Problem;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.store.Store;
import dev.candor.web.api.AudienceJson;
import dev.candor.web.api.SubscriberJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Function;

/** Subscribers and audiences, as the command line asks for them. Thread-safe. */
final class PeopleDesk {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final String REASON = "command line";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;

    private final Store store;
    private final Commands commands;

    PeopleDesk(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    /** Adds a subscriber. */
    ControlAnswer addSubscriber(JsonNode arguments) {
        var page = page(arguments);
        var draft =
                SubscriberJson.readNew(
                        without(arguments, "page"),
                        usual(page),
                        Subscriber.Consent.How.COMMAND_LINE,
                        REASON);
        return done(
                SubscriberJson.write(commands.run(new Subscribe(page.id(), draft), ACTOR, REASON)));
    }

    /** Lists subscribers, a slice at a time. */
    ControlAnswer listSubscribers(JsonNode arguments) {
        var page = page(arguments);
        var limit = limit(arguments);
        var after = id(arguments, "after", SubscriberId::new);
        var name = arguments.path("state").asString("");
        var state =
                name.isEmpty()
                        ? null
                        : Subscriber.State.ofWireName(name)
                                .orElseThrow(() -> none("state of subscribers", name));
        var items =
                store.read(transaction ->
                        transaction.subscribers().all(page.id(), state, limit, after));
        var body = JSON.objectNode();
        var list = body.putArray("items");
        items.forEach(each -> list.add(SubscriberJson.write(each)));
        body.put("next", items.size() == limit ? items.getLast().id().value() : null);
        return done(body);
    }

    /** Brings subscribers in from a file. */
    ControlAnswer importSubscribers(JsonNode arguments) {
        var page = page(arguments);
        var file = arguments.path("file").asString("subscribers.csv");
        var content = arguments.path("content").asString("");
        return switch (SubscriberFile.parse(content, file, usual(page))) {
            case SubscriberFile.Outcome.Refused(var problems) ->
                    new ControlAnswer.Refused(problems, "invalid");
            case SubscriberFile.Outcome.Read(var lines) -> {
                var report = commands.run(new ImportSubscribers(page.id(), lines), ACTOR, REASON);
                yield done(
                        JSON.objectNode()
                                .put("added", report.added())
                                .put("changed", report.changed())
                                .put("unchanged", report.unchanged()));
            }
        };
    }

    /** Takes out all that is kept of an address. */
    ControlAnswer erase(JsonNode arguments) {
        var address = id(arguments, "address", ContactAddress::of);
        if (address == null) {
            throw none("address", "");
        }
        var erased = commands.run(new EraseAddress(page(arguments).id(), address), ACTOR, REASON);
        return done(
                JSON.objectNode()
                        .put("subscription", erased.subscription())
                        .put("customers", erased.customers()));
    }

    /** Lists what an address is in the audiences. */
    ControlAnswer findCustomers(JsonNode arguments) {
        var address = id(arguments, "address", ContactAddress::of);
        if (address == null) {
            throw none("address", "");
        }
        var page = page(arguments).id();
        var found = JSON.objectNode();
        var items = found.putArray("items");
        store.read(transaction -> transaction.audiences().find(page, address))
                .forEach(each ->
                        items.add(
                                AudienceJson.write(each).put("audience", each.audience().value())));
        return done(found);
    }

    /** Makes an audience what a file says. */
    ControlAnswer importAudience(JsonNode arguments) {
        var audience = audience(arguments);
        var file = arguments.path("file").asString("customers.csv");
        return switch (CustomerFile.parse(arguments.path("content").asString(""), file)) {
            case CustomerFile.Outcome.Refused(var problems) ->
                    new ControlAnswer.Refused(problems, "invalid");
            case CustomerFile.Outcome.Read(var customers) -> {
                var command = new ReplaceAudience(page(arguments).id(), audience, customers);
                var replaced = commands.run(command, ACTOR, REASON);
                yield done(
                        JSON.objectNode()
                                .put("id", audience.value())
                                .put("customers", replaced.customers())
                                .put("added", replaced.added())
                                .put("removed", replaced.removed()));
            }
        };
    }

    /** Lists the audiences. */
    ControlAnswer listAudiences() {
        return done(store.read(it -> AudienceJson.list(it, PageId.MAIN)));
    }

    /** Lists the customers of an audience, a slice at a time. */
    ControlAnswer showAudience(JsonNode arguments) {
        var audience = audience(arguments);
        var limit = limit(arguments);
        var after = id(arguments, "after", CustomerId::new);
        var page = page(arguments).id();
        return done(
                store.read(transaction ->
                        AudienceJson.customers(transaction, page, audience, limit, after)
                                .orElseThrow(() -> none("audience", audience.value()))));
    }

    /** Takes an audience out. */
    ControlAnswer removeAudience(JsonNode arguments) {
        var command = new RemoveAudience(page(arguments).id(), audience(arguments));
        return done(JSON.objectNode().put("customers", commands.run(command, ACTOR, REASON)));
    }

    private static Preferences usual(Page page) {
        return Preferences.everything(page.language(), page.zone());
    }

    private static int limit(JsonNode arguments) {
        return Math.clamp(arguments.path("limit").asInt(USUAL_LIMIT), 1, HIGHEST_LIMIT);
    }

    private static Audience audience(JsonNode arguments) {
        var audience = id(arguments, "id", Audience::new);
        if (audience == null) {
            throw none("audience", "");
        }
        return audience;
    }

    private static <T> @Nullable T id(JsonNode arguments, String name, Function<String, T> make) {
        var text = arguments.path(name).asString("");
        try {
            return text.isEmpty() ? null : make.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem(name, String.valueOf(e.getMessage()), "check how it is written"));
        }
    }

    private static Rejected none(String what, String id) {
        return new Rejected(
                Rejected.Cause.NOT_FOUND,
                new Problem("", "there is no " + what + " '" + id + "'", "check its name"));
    }

    private static ObjectNode without(JsonNode arguments, String name) {
        var copy = arguments instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
        copy.remove(name);
        return copy;
    }

    private Page page(JsonNode arguments) {
        var name = arguments.path("page").asString("");
        var id = name.isEmpty() ? PageId.MAIN : new PageId(name);
        return store.read(transaction -> transaction.pages().find(id))
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.CONFLICT,
                                new Problem(
                                        "",
                                        "this data folder has no page '" + id + "' yet",
                                        "start 'candor serve' on it once")));
    }

    private static ControlAnswer done(JsonNode data) {
        return new ControlAnswer.Done(data);
    }
}
