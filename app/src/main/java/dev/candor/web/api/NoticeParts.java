package dev.candor.web.api;

import dev.candor.command.NoticeLimits;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.NoticeId;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parts that drafts and edits of notices share. One input, one thread. */
final class NoticeParts {
    private static final List<String> IMPACT = List.of("id", "level", "note");
    private static final List<String> WINDOW =
            List.of("start", "end", "level", "components", "precision", "kind", "times", "note");
    private static final List<String> PLANNED = List.of("start", "end", "zone");
    private static final List<String> LINK =
            List.of("relation", "notice", "url", "label", "change");
    private static final List<String> LEVELS =
            Arrays.stream(Level.values())
                    .filter(level -> level != Level.UNKNOWN)
                    .map(Level::wireName)
                    .toList();
    private static final List<String> PRECISIONS =
            Arrays.stream(Precision.values()).map(Precision::wireName).toList();
    private static final List<String> WINDOW_KINDS =
            Arrays.stream(Window.Kind.values()).map(Window.Kind::wireName).toList();
    private static final List<String> WEB_RELATIONS =
            Arrays.stream(Relation.values())
                    .filter(Relation::isToWeb)
                    .map(Relation::wireName)
                    .toList();
    private static final List<String> RELATIONS =
            Arrays.stream(Relation.values())
                    .filter(each -> !each.isToWeb())
                    .map(Relation::wireName)
                    .toList();
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_ADDRESS = 2_000;

    private final ZoneId zone;
    private final Findings findings;
    private final Times times;

    NoticeParts(ZoneId zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
        times = new Times(zone, findings);
    }

    /**
     * The impacts of {@code components}, or null when the member is absent.
     *
     * @param level of an impact that names none
     */
    @Nullable List<Impact> impacts(Members members, Level level) {
        var list = members.list("components", NoticeLimits.MOST_COMPONENTS);
        if (list == null) {
            return null;
        }
        var impacts = new ArrayList<Impact>();
        for (var i = 0; i < list.size(); i++) {
            var impact = impact(members, members.at("components") + "/" + i, list.get(i), level);
            if (impact != null) {
                impacts.add(impact);
            }
        }
        return impacts;
    }

    private @Nullable Impact impact(Members of, String where, JsonNode node, Level level) {
        if (node.isString()) {
            var id = of.id(where, node, ComponentId::new);
            return id == null ? null : new Impact(id, level, null);
        }
        var members = Members.of(node, where, findings, IMPACT);
        if (members == null) {
            return null;
        }
        var id = members.id("id", ComponentId::new);
        var own = level(members);
        var note = members.text("note", LONGEST_NOTE, false);
        if (!members.has("id") || members.isNull("id")) {
            members.missing("id", "name a component");
        }
        return id == null ? null : new Impact(id, own == null ? level : own, note);
    }

    /** The windows, one for each component that one names; null when the member is absent. */
    @Nullable List<Window> windows(Members members) {
        var list = members.list("windows", NoticeLimits.MOST_WINDOWS);
        if (list == null) {
            return null;
        }
        var windows = new ArrayList<Window>();
        for (var i = 0; i < list.size(); i++) {
            windows(members.at("windows") + "/" + i, list.get(i), windows);
        }
        return windows;
    }

    private void windows(String where, JsonNode node, List<Window> windows) {
        var members = Members.of(node, where, findings, WINDOW);
        if (members == null) {
            return;
        }
        var start = instant(members, "start");
        var end = instant(members, "end");
        var level = level(members);
        var precision = members.word("precision", Precision::ofWireName, PRECISIONS, "precision");
        var kind = members.word("kind", Window.Kind::ofWireName, WINDOW_KINDS, "kind of window");
        var times = members.number("times", 1, Window.MOST_TIMES);
        var note = members.text("note", Window.LONGEST_NOTE, false);
        var components = components(members);
        if (members.get("start") == null) {
            members.missing("start", "say when it began");
        }
        if (start == null) {
            return;
        }
        if (end != null && end.isBefore(start)) {
            findings.add(where + "/end", "the window ends before it starts", "give a later end");
            return;
        }
        var exact = precision == null ? Precision.EXACT : precision;
        if (times != null && exact != Precision.INTERMITTENT) {
            findings.add(
                    where + "/times",
                    "only what came and went can be counted",
                    "give it the precision intermittent, or leave 'times' out");
            return;
        }
        var sort = kind == null ? Window.Kind.IMPACT : kind;
        var all = new Window(start, end, null, level, exact, sort, times, note);
        components.forEach(component -> windows.add(all.of(component, level)));
        if (components.isEmpty()) {
            windows.add(all);
        }
    }

    private List<ComponentId> components(Members members) {
        var ids = new ArrayList<ComponentId>();
        var list = members.list("components", NoticeLimits.MOST_COMPONENTS);
        if (list == null) {
            return ids;
        }
        if (list.isEmpty()) {
            findings.add(
                    members.at("components"),
                    "the list names no component",
                    "name one, or leave the list out to mean each impacted one");
        }
        for (var i = 0; i < list.size(); i++) {
            var id = members.id(members.at("components") + "/" + i, list.get(i), ComponentId::new);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * The plan, or null when the member is absent.
     *
     * @param current what members that are absent are taken from, or null
     */
    @Nullable Planned planned(Members of, @Nullable Planned current) {
        var node = of.get("planned");
        var members = node == null ? null : Members.of(node, of.at("planned"), findings, PLANNED);
        if (members == null) {
            return null;
        }
        var planZone = zone(members, current == null ? zone : current.zone());
        if (planZone == null) {
            return null;
        }
        var inZone = new Times(planZone, findings);
        var start = local(members, "start", inZone, current == null ? null : current.start());
        var end = local(members, "end", inZone, current == null ? null : current.end());
        if (start == null) {
            if (members.get("start") == null) {
                members.missing("start", "say when it is meant to begin");
            }
            return null;
        }
        if (end != null && !end.isAfter(start)) {
            findings.add(of.at("planned"), "the plan ends before it starts", "give a later end");
            return null;
        }
        return new Planned(start, end, planZone);
    }

    @Nullable ZoneId zone(Members members, ZoneId otherwise) {
        var name = members.text("zone", LONGEST_LABEL, false);
        if (name == null) {
            return members.get("zone") == null ? otherwise : null;
        }
        return zone(members.at("zone"), name);
    }

    /** The zone of that name; null with a finding when there is none. */
    @Nullable ZoneId zone(String where, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            findings.add(
                    where,
                    Meant.quoted(name) + " is no time zone",
                    "use an IANA name such as America/Los_Angeles");
            return null;
        }
    }

    private static @Nullable LocalDateTime local(
            Members members, String name, Times times, @Nullable LocalDateTime current) {
        if (!members.has(name)) {
            return current;
        }
        var text = members.text(name, Integer.MAX_VALUE, false);
        return text == null ? null : times.local(members.at(name), text);
    }

    /** The links, or null when the member is absent. */
    @Nullable List<Link> links(Members members) {
        var list = members.list("links", NoticeLimits.MOST_LINKS);
        if (list == null) {
            return null;
        }
        var links = new ArrayList<Link>();
        for (var i = 0; i < list.size(); i++) {
            var link = link(members.at("links") + "/" + i, list.get(i));
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    private @Nullable Link link(String where, JsonNode node) {
        var members = Members.of(node, where, findings, LINK);
        if (members == null) {
            return null;
        }
        var isToWeb = members.has("url") || members.has("label");
        var ends =
                (members.has("notice") ? 1 : 0)
                        + (isToWeb ? 1 : 0)
                        + (members.has("change") ? 1 : 0);
        if (ends != 1) {
            findings.add(
                    where,
                    "a link goes to a notice, to a change or to a page elsewhere",
                    "give 'relation' and 'notice', or 'change', or 'url' and 'label'");
            return null;
        }
        if (members.has("change")) {
            return toChange(members);
        }
        return isToWeb ? toWeb(members) : toNotice(members);
    }

    private static @Nullable Link toNotice(Members members) {
        var relation =
                members.word(
                        "relation",
                        name -> Relation.ofWireName(name).filter(each -> !each.isToWeb()),
                        RELATIONS,
                        "relation");
        var notice = members.id("notice", NoticeId::new);
        require(members, "relation", "use one of: " + String.join(", ", RELATIONS));
        require(members, "notice", "give the id of the other notice");
        return relation == null || notice == null ? null : new Link.ToNotice(relation, notice);
    }

    /** A change is linked to as the cause, and only so. */
    private static @Nullable Link toChange(Members members) {
        var _ =
                members.word(
                        "relation",
                        name ->
                                Relation.ofWireName(name)
                                        .filter(each -> each == Relation.CAUSED_BY),
                        List.of(Relation.CAUSED_BY.wireName()),
                        "relation to a change");
        return members.id("change", Link.ToChange::new);
    }

    private @Nullable Link toWeb(Members members) {
        var relation =
                members.word(
                        "relation",
                        name -> Relation.ofWireName(name).filter(Relation::isToWeb),
                        WEB_RELATIONS,
                        "relation to a page elsewhere");
        var address = members.text("url", LONGEST_ADDRESS, false);
        var label = members.text("label", LONGEST_LABEL, false);
        require(members, "url", "give an address that begins with https://");
        require(members, "label", "say in a few words what is there");
        if (address == null || label == null) {
            return null;
        }
        try {
            var uri = new URI(address);
            if (uri.getHost() == null) {
                throw new URISyntaxException(address, "no host");
            }
            return new Link.ToWeb(uri, label, relation);
        } catch (URISyntaxException | IllegalArgumentException _) {
            findings.add(
                    members.at("url"),
                    "this is no address of a web page",
                    "begin with https:// and a host, and percent-encode special characters");
            return null;
        }
    }

    private static void require(Members members, String name, String todo) {
        if (members.get(name) == null) {
            members.missing(name, todo);
        }
    }

    /** Other words of updates, by the update's id; empty when the member is absent. */
    Map<UpdateId, String> words(Members of) {
        var words = new LinkedHashMap<UpdateId, String>();
        var list = of.list("updates", NoticeLimits.MOST_UPDATES);
        for (var i = 0; list != null && i < list.size(); i++) {
            var where = of.at("updates") + "/" + i;
            var members = Members.of(list.get(i), where, findings, List.of("id", "body"));
            if (members == null) {
                continue;
            }
            var id = members.id("id", UpdateId::new);
            var body = members.text("body", Update.LONGEST_BODY, true);
            require(members, "id", "give the id of the update");
            require(members, "body", "give its other words");
            if (id != null && body != null) {
                words.put(id, body);
            }
        }
        return words;
    }

    /** The instant of that member; null when it is absent or wrong. */
    @Nullable Instant instant(Members members, String name) {
        var text = members.text(name, Integer.MAX_VALUE, false);
        return text == null ? null : times.instant(members.at(name), text);
    }

    private static @Nullable Level level(Members members) {
        return members.word(
                "level",
                name -> Level.ofWireName(name).filter(level -> level != Level.UNKNOWN),
                LEVELS,
                "level");
    }
}
