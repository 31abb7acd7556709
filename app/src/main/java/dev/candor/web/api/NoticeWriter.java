package dev.candor.web.api;

import dev.candor.model.Impact;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.Page;
import dev.candor.model.Planned;
import dev.candor.model.Proposal;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Locale;

/** Writes a notice as {@code openapi.yaml} describes it. Every member is always there. */
final class NoticeWriter {
    private NoticeWriter() {}

    static ObjectNode write(Notice notice, Page page, boolean forOperators) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", notice.id().value())
                .put("url", page.url() + "/notices/" + notice.id())
                .put("kind", notice.kind().wireName())
                .put("title", notice.title())
                .put("state", notice.state().wireName())
                .put("draft", notice.draft())
                .put("authority", lower(notice.authority()));
        var components = node.putArray("components");
        notice.impacts().forEach(impact -> write(components.addObject(), impact));
        planned(node, "planned", notice.planned());
        var windows = node.putArray("windows");
        notice.windows().forEach(window -> write(windows.addObject(), window));
        var updates = node.putArray("updates");
        notice.updates().forEach(update -> write(updates.addObject(), update));
        var links = node.putArray("links");
        notice.links().forEach(link -> write(links, link));
        FactWriter.write(node, notice.facts());
        FactWriter.revisions(node, notice.revisions());
        proposal(node, forOperators ? notice.proposal() : null);
        return node.put("created_at", Times.write(notice.createdAt()))
                .put("changed_at", Times.write(notice.changedAt()));
    }

    /** The instant, or JSON null. */
    static @Nullable String instant(@Nullable Instant instant) {
        return instant == null ? null : Times.write(instant);
    }

    /** The text of an identifier, or JSON null. */
    static @Nullable String text(@Nullable Object identifier) {
        return identifier == null ? null : identifier.toString();
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void write(ObjectNode node, Impact impact) {
        node.put("id", impact.component().value())
                .put("level", impact.level().wireName())
                .put("note", impact.note());
    }

    static void planned(ObjectNode node, String name, @Nullable Planned planned) {
        if (planned == null) {
            node.putNull(name);
            return;
        }
        var end = planned.end();
        node.putObject(name)
                .put("start", Times.write(planned.start()))
                .put("end", end == null ? null : Times.write(end))
                .put("zone", planned.zone().getId());
    }

    static void write(ObjectNode node, Window window) {
        var level = window.level();
        var component = window.component();
        node.put("start", Times.write(window.start()))
                .put("end", instant(window.end()))
                .put("level", level == null ? null : level.wireName());
        if (component == null) {
            node.putNull("components");
        } else {
            node.putArray("components").add(component.value());
        }
        node.put("precision", window.precision().wireName())
                .put("kind", window.kind().wireName())
                .put("times", window.times())
                .put("note", window.note());
    }

    private static void write(ObjectNode node, Update update) {
        var state = update.state();
        node.put("id", update.id().value())
                .put("kind", lower(update.kind()))
                .put("state", state == null ? null : state.wireName())
                .put("body", update.body())
                .put("at", Times.write(update.at()))
                .put("posted_at", Times.write(update.postedAt()))
                .put("corrects", text(update.corrects()));
        FactWriter.changes(node, update);
    }

    private static void write(ArrayNode links, Link link) {
        switch (link) {
            case Link.ToNotice(var relation, var notice) ->
                    links.addObject()
                            .put("relation", relation.wireName())
                            .put("notice", notice.value());
            case Link.ToWeb(var address, var label, var relation) -> {
                var web = links.addObject();
                if (relation != null) {
                    web.put("relation", relation.wireName());
                }
                web.put("url", address.toString()).put("label", label);
            }
            case Link.ToChange(var change) ->
                    links.addObject()
                            .put("relation", Relation.CAUSED_BY.wireName())
                            .put("change", change);
        }
    }

    private static void proposal(ObjectNode node, @Nullable Proposal proposal) {
        if (proposal == null) {
            node.putNull("proposal");
            return;
        }
        node.putObject("proposal")
                .put("state", proposal.state().wireName())
                .put("end", Times.write(proposal.end()))
                .put("made_at", Times.write(proposal.madeAt()));
    }
}
