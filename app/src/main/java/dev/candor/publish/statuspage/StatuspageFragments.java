package dev.candor.publish.statuspage;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.publish.carry.Fragments;
import dev.candor.text.StatuspageIds;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The objects of components and notices as JSON texts, which the documents of one picture hand on
 * to those of the next. Used by one thread at a time.
 */
public final class StatuspageFragments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Fragments<ComponentId, JsonNode> components = new Fragments<>();
    private final Fragments<NoticeId, JsonNode> notices = new Fragments<>();
    private final Fragments<String, JsonNode> lists = new Fragments<>();
    private final Fragments<ComponentId, String> ids = new Fragments<>();

    /** Nothing yet. */
    public StatuspageFragments() {}

    /** What a component's object is made of. */
    record OfComponent(
            Page page,
            Component component,
            Level level,
            @Nullable Instant changed,
            List<ComponentId> children) {}

    /** What a notice's object is made of. */
    record OfNotice(Page page, Notice notice, List<JsonNode> components, List<String> names) {}

    void turn() {
        components.turn();
        notices.turn();
        lists.turn();
        ids.turn();
    }

    String id(Page page, ComponentId component) {
        return ids.get(component, page.id(), () -> StatuspageIds.of(page.id(), component));
    }

    JsonNode component(OfComponent facts, Supplier<ObjectNode> make) {
        return components.get(facts.component().id(), facts, () -> text(make.get()));
    }

    JsonNode notice(OfNotice facts, Supplier<ObjectNode> make) {
        return notices.get(facts.notice().id(), facts, () -> text(make.get()));
    }

    /** All components in one piece, which stands in two documents; the same while none differs. */
    JsonNode all(ArrayNode components) {
        var list = List.<JsonNode>copyOf(components.values());
        return lists.get("components", list, () -> text(components));
    }

    private static JsonNode text(JsonNode node) {
        // By way of bytes: half a surrogate pair is written there as what it can be read back from.
        var text = new String(MAPPER.writeValueAsBytes(node), StandardCharsets.UTF_8);
        return JSON.rawValueNode(new RawValue(text));
    }
}
