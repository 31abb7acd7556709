package dev.candor.notify.hook;

import dev.candor.model.ComponentId;
import dev.candor.model.Planned;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.Told.Entry;
import dev.candor.model.Window;
import dev.candor.notify.Outgoing;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A message in our own shape, version 1 (docs/channels.md): members are added to it, and none is
 * ever taken out or given another meaning.
 */
final class CandorDocument {
    private static final int VERSION = 1;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CandorDocument() {}

    static ObjectNode of(Outgoing message) {
        var node = JSON.objectNode().put("version", VERSION);
        node.put("type", type(message.told())).put("key", message.key());
        page(node, message.told().from());
        switch (message.told()) {
            case Told.OfNotice(var from, var _, var entry, var included) ->
                    node.set("notice", included(entry(from, entry), included));
            case Told.Digest(var from, var entries) -> {
                var list = node.putArray("notices");
                entries.forEach(each -> list.add(entry(from, each)));
            }
            case Told.OfAlert(var _, var alarm) -> node.set("alert", alert(alarm));
            case Told.Stalled stalled ->
                    node.putObject("stalled")
                            .put("channel", stalled.channel())
                            .put("waiting", stalled.waiting())
                            .put("oldest", stalled.oldest().toString())
                            .put("last_error", stalled.lastError());
            case Told.Confirmation _, Told.Test _ -> {}
        }
        links(node.putObject("links"), message);
        return node;
    }

    private static String type(Told told) {
        return switch (told) {
            case Told.OfNotice(var _, var occasion, var _, var _) ->
                    "notice." + occasion.wireName();
            case Told.Digest _ -> "digest";
            case Told.OfAlert(var _, var alarm) ->
                    "alert." + alarm.phase().name().toLowerCase(Locale.ROOT);
            case Told.Confirmation _ -> "confirmation";
            case Told.Stalled _ -> "stalled";
            case Told.Test _ -> "test";
        };
    }

    private static void page(ObjectNode node, Told.From from) {
        node.putObject("page")
                .put("id", from.page().value())
                .put("name", from.name())
                .put("url", from.url().toString())
                .put("zone", from.zone().getId())
                .put("language", from.language());
    }

    private static ObjectNode entry(Told.From from, Entry entry) {
        var node =
                JSON.objectNode()
                        .put("id", entry.notice().value())
                        .put("kind", entry.kind().wireName())
                        .put("title", entry.title())
                        .put("state", entry.state().wireName())
                        .put("url", from.url() + "/notices/" + entry.notice())
                        .put("at", entry.at().toString())
                        .put("body", entry.body());
        var impacts = node.putArray("impacts");
        for (var each : entry.impacts()) {
            impacts.addObject()
                    .put("component", each.component().value())
                    .put("name", each.name())
                    .put("level", each.level().wireName())
                    .put("note", each.note());
        }
        planned(node, entry.planned());
        windows(node, entry.windows());
        earlier(node, entry.earlier());
        var facts = entry.facts();
        var promise = facts.nextUpdate();
        var data = facts.data();
        node.put("symptom", facts.symptom())
                .put("next_update_at", promise == null ? null : promise.at().toString())
                .put("data_impact", data == null ? null : lower(data.outcome().name()));
        return node;
    }

    /** What this step is the first to name. */
    private static ObjectNode included(ObjectNode node, Set<ComponentId> included) {
        var list = node.putArray("included");
        included.stream().map(ComponentId::value).sorted().forEach(list::add);
        return node;
    }

    private static void planned(ObjectNode node, @Nullable Planned planned) {
        if (planned == null) {
            node.putNull("planned");
            return;
        }
        var end = planned.end();
        node.putObject("planned")
                .put("start", planned.start().toString())
                .put("end", end == null ? null : end.toString())
                .put("zone", planned.zone().getId());
    }

    private static void windows(ObjectNode node, List<Window> windows) {
        var list = node.putArray("windows");
        for (var each : windows) {
            var component = each.component();
            var level = each.level();
            var end = each.end();
            list.addObject()
                    .put("start", each.start().toString())
                    .put("end", end == null ? null : end.toString())
                    .put("component", component == null ? null : component.value())
                    .put("level", level == null ? null : level.wireName())
                    .put("precision", lower(each.precision().name()))
                    .put("kind", each.kind().wireName());
        }
    }

    private static void earlier(ObjectNode node, List<Told.Said> earlier) {
        var list = node.putArray("earlier");
        for (var each : earlier) {
            var state = each.state();
            list.addObject()
                    .put("state", state == null ? null : state.wireName())
                    .put("at", each.at().toString())
                    .put("body", each.body());
        }
    }

    private static ObjectNode alert(Alarm alarm) {
        return JSON.objectNode()
                .put("id", alarm.alert())
                .put("phase", lower(alarm.phase().name()))
                .put("subject", alarm.subject())
                .put("level", alarm.level().wireName())
                .put("since", alarm.since().toString())
                .put("until", alarm.until() == null ? null : alarm.until().toString())
                .put("reason", alarm.reason())
                .put("step", alarm.step());
    }

    private static void links(ObjectNode node, Outgoing message) {
        var links = message.links();
        node.put("confirm", text(links.confirm()))
                .put("manage", text(links.manage()))
                .put("unsubscribe", text(links.unsubscribe()))
                .put("acknowledge", text(links.acknowledge()));
    }

    private static @Nullable String text(@Nullable URI link) {
        return link == null ? null : link.toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
