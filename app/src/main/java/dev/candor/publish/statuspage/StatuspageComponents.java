package dev.candor.publish.statuspage;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.text.StatuspageIds;
import dev.candor.text.StatuspageTimes;
import dev.candor.text.StatuspageWords;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Component objects. Groups and leaves stand in one flat list; Statuspage knows one level of
 * groups, so that a group inside another is listed as a group of its own.
 */
final class StatuspageComponents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StatuspageSite site;
    private final StatuspageFragments fragments;
    private final StatuspageTimes times;
    private final String pageId;
    private final Map<ComponentId, Component> known = new HashMap<>();
    private final Map<ComponentId, List<Component>> children = new HashMap<>();

    StatuspageComponents(StatuspageSite site, StatuspageFragments fragments) {
        this.site = site;
        this.fragments = fragments;
        this.pageId = StatuspageIds.of(site.page().id());
        this.times = new StatuspageTimes(site.page().zone());
        for (var component : site.components()) {
            known.put(component.id(), component);
            if (component.parent() != null && !component.isRetired()) {
                children.computeIfAbsent(component.parent(), _ -> new java.util.ArrayList<>())
                        .add(component);
            }
        }
    }

    /** All that are in use. */
    ArrayNode all() {
        var list = JSON.arrayNode();
        site.components().stream()
                .filter(component -> !component.isRetired())
                .map(this::kept)
                .forEach(list::add);
        return list;
    }

    /** The levels of all that are in use and are no groups. */
    List<Level> leafLevels() {
        return site.components().stream()
                .filter(component -> !component.isRetired())
                .filter(component -> !isGroup(component))
                .map(component -> site.level(component.id()))
                .toList();
    }

    /** One of them, by its id; null when the page never had it. */
    @Nullable JsonNode find(ComponentId id) {
        var component = known.get(id);
        return component == null ? null : kept(component);
    }

    /** Its name behind its group's, as an update of an incident calls it. */
    String fullName(ComponentId id) {
        var component = known.get(id);
        if (component == null) {
            return id.value();
        }
        var group = component.parent() == null ? null : known.get(component.parent());
        return group == null || isGroup(component)
                ? component.name()
                : group.name() + " - " + component.name();
    }

    String statuspageId(ComponentId id) {
        return fragments.id(site.page(), id);
    }

    private JsonNode kept(Component component) {
        var facts =
                new StatuspageFragments.OfComponent(
                        site.page(),
                        component,
                        site.level(component.id()),
                        site.changes().get(component.id()),
                        children.getOrDefault(component.id(), List.of()).stream()
                                .map(Component::id)
                                .toList());
        return fragments.component(facts, () -> object(component));
    }

    private ObjectNode object(Component component) {
        var started = component.startedAt();
        var node =
                JSON.objectNode()
                        .put("id", statuspageId(component.id()))
                        .put("name", component.name())
                        .put("status", status(component))
                        .put("created_at", times.of(started))
                        .put("updated_at", times.of(changed(component.id(), started)))
                        .put("position", component.position() + 1)
                        .putNull("description")
                        .put("showcase", true)
                        .put("start_date", times.day(started))
                        .put("group_id", group(component))
                        .put("page_id", pageId)
                        .put("group", isGroup(component))
                        .put("only_show_if_degraded", false);
        if (isGroup(component)) {
            var ids = node.putArray("components");
            for (var child : Objects.requireNonNull(children.get(component.id()))) {
                ids.add(statuspageId(child.id()));
            }
        }
        return node;
    }

    private String status(Component component) {
        var level = component.isRetired() ? Level.OPERATIONAL : site.level(component.id());
        return StatuspageWords.component(level);
    }

    private Instant changed(ComponentId id, Instant otherwise) {
        return site.changes().getOrDefault(id, otherwise);
    }

    private @Nullable String group(Component component) {
        return component.parent() == null || isGroup(component)
                ? null
                : statuspageId(component.parent());
    }

    private boolean isGroup(Component component) {
        return children.containsKey(component.id());
    }
}
