package dev.candor.web.api;

import dev.candor.command.ChangeDraft;
import dev.candor.command.ChangeEdit;
import dev.candor.command.Rejected;
import dev.candor.model.Change;
import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Changes as JSON, as {@code openapi.yaml} describes them. Knows nothing of how they travel. */
public final class ChangeJson {
    private static final List<String> DRAFT =
            List.of(
                    "what",
                    "start",
                    "finish",
                    "exit_status",
                    "components",
                    "link",
                    "notice",
                    "public");
    private static final List<String> EDIT =
            List.of("what", "finish", "exit_status", "link", "notice", "public");
    private static final int LONGEST_LINK = 2_000;

    private ChangeJson() {}

    /**
     * A change as its author gives it.
     *
     * @param zone of date-times without an offset
     * @param key an outside name that makes marking it twice one act, or null
     * @throws Rejected as invalid, with every problem
     */
    public static ChangeDraft readDraft(JsonNode node, ZoneId zone, @Nullable String key) {
        var findings = new Findings();
        var members = members(node, findings, DRAFT);
        var times = new Times(zone, findings);
        var what = members.text("what", Change.LONGEST_WHAT, false);
        if (members.get("what") == null) {
            members.missing("what", "say in a few words what was changed");
        }
        var start = instant(members, times, "start");
        var finish = instant(members, times, "finish");
        var status = members.whole("exit_status");
        var components = components(members);
        var link = link(members);
        var notice = members.id("notice", NoticeId::new);
        var shown = members.flag("public");
        findings.refuseIfAny();
        return new ChangeDraft(
                Objects.requireNonNull(what),
                start,
                finish,
                status,
                components,
                link,
                notice,
                Boolean.TRUE.equals(shown),
                key);
    }

    /**
     * Changed facts of a change: a JSON Merge Patch (RFC 7396) in which nothing can be taken away.
     *
     * @param zone of date-times without an offset
     * @throws Rejected as invalid, with every problem
     */
    public static ChangeEdit readEdit(JsonNode node, ZoneId zone) {
        var findings = new Findings();
        var members = members(node, findings, EDIT);
        if (node.isEmpty()) {
            findings.add("", "nothing is to be changed", "give one of: " + String.join(", ", EDIT));
        }
        EDIT.stream()
                .filter(members::isNull)
                .forEach(name ->
                        findings.add(
                                members.at(name),
                                "'" + name + "' cannot be taken away",
                                "leave it out, or give another value"));
        var edit =
                new ChangeEdit(
                        members.text("what", Change.LONGEST_WHAT, false),
                        instant(members, new Times(zone, findings), "finish"),
                        members.whole("exit_status"),
                        link(members),
                        members.id("notice", NoticeId::new),
                        members.flag("public"));
        findings.refuseIfAny();
        return edit;
    }

    /** A change as the API answers it; who did it is told to operators only. */
    public static ObjectNode write(Change change, boolean forOperators) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", change.id().value())
                .put("what", change.what())
                .put("outcome", change.outcome().name().toLowerCase(Locale.ROOT))
                .put("start", Times.write(change.start()));
        var finish = change.finish();
        node.put("finish", finish == null ? null : Times.write(finish))
                .put("exit_status", change.exitStatus());
        var components = node.putArray("components");
        change.components().forEach(each -> components.add(each.value()));
        var link = change.link();
        var notice = change.notice();
        return node.put("link", link == null ? null : link.toString())
                .put("notice", notice == null ? null : notice.value())
                .put("public", change.shown())
                .put("actor", forOperators ? change.actor() : null)
                .put("created_at", Times.write(change.createdAt()))
                .put("changed_at", Times.write(change.changedAt()));
    }

    static Members members(JsonNode node, Findings findings, List<String> names) {
        var members = Members.of(node, "", findings, names);
        if (members == null) {
            findings.refuseIfAny();
            throw new IllegalStateException("no members and nothing found");
        }
        return members;
    }

    static @Nullable Instant instant(Members members, Times times, String name) {
        var text = members.text(name, 60, false);
        return text == null ? null : times.instant(members.at(name), text);
    }

    private static @Nullable URI link(Members members) {
        var text = members.text("link", LONGEST_LINK, false);
        return text == null ? null : members.id("link", URI::create);
    }

    private static List<ComponentId> components(Members members) {
        var list = members.list("components", Change.MOST_COMPONENTS);
        var components = new ArrayList<ComponentId>();
        for (var i = 0; list != null && i < list.size(); i++) {
            var place = members.at("components") + "/" + i;
            var id = members.id(place, list.get(i), ComponentId::new);
            if (id != null) {
                components.add(id);
            }
        }
        return components;
    }
}
