package dev.candor.web.api;

import dev.candor.command.NoticeDraft;
import dev.candor.command.NoticeEdit;
import dev.candor.command.Rejected;
import dev.candor.command.UpdateDraft;
import dev.candor.model.Audience;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.Problem;
import dev.candor.model.Revision;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Notices, drafts, updates and edits as JSON, as {@code openapi.yaml} describes them. Knows nothing
 * of how they travel. Each {@code read} names everything that is wrong at once, by JSON Pointer.
 */
public final class NoticeJson {
    private static final List<String> DRAFT =
            withFacts(
                    "kind",
                    "title",
                    "state",
                    "components",
                    "planned",
                    "windows",
                    "body",
                    "links",
                    "draft");
    private static final List<String> UPDATE =
            withFacts("state", "body", "components", "at", "end", "corrects", "windows");
    private static final List<String> EDIT =
            withFacts(
                    "title",
                    "components",
                    "planned",
                    "windows",
                    "links",
                    "updates",
                    "reason",
                    "draft");
    private static final List<String> KINDS =
            Arrays.stream(NoticeKind.values()).map(NoticeKind::wireName).toList();
    private static final Pattern WINDOW_PLACE = Pattern.compile("/windows/([0-9]{1,6})(/.*)?");

    private NoticeJson() {}

    /**
     * A notice as its author gives it.
     *
     * @param zone of date-times without an offset
     * @param key an outside name that makes posting it twice one act, or null
     * @throws Rejected as invalid, with every problem
     */
    public static NoticeDraft readDraft(JsonNode node, ZoneId zone, @Nullable String key) {
        var findings = new Findings();
        var members = members(node, findings, DRAFT);
        var parts = new NoticeParts(zone, findings);
        var kind = members.word("kind", NoticeKind::ofWireName, KINDS, "kind of notice");
        require(members, "kind", "use one of: " + String.join(", ", KINDS));
        var title = members.text("title", Notice.LONGEST_TITLE, false);
        require(members, "title", "say in a few words what it is");
        var body = members.text("body", Update.LONGEST_BODY, true);
        require(members, "body", "say to customers what is known");
        var state = state(members, kind);
        var level = kind == null ? Level.MAJOR_OUTAGE : kind.defaultLevel();
        var impacts = parts.impacts(members, level);
        var planned = parts.planned(members, null);
        var windows = parts.windows(members);
        var links = parts.links(members);
        var facts = new FactParts(parts, findings, zone).read(members);
        var draft = members.flag("draft");
        findings.refuseIfAny();
        return new NoticeDraft(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(title),
                state,
                orEmpty(impacts),
                planned,
                orEmpty(windows),
                Objects.requireNonNull(body),
                orEmpty(links),
                facts == null ? NoticeFacts.NONE : facts.apply(NoticeFacts.NONE),
                Audience.PUBLIC,
                Boolean.TRUE.equals(draft),
                key);
    }

    /**
     * An update as its author gives it, for a notice as it is now: its kind decides which level an
     * impact has that names none.
     *
     * @param zone of date-times without an offset
     * @throws Rejected as invalid, with every problem
     */
    public static UpdateDraft readUpdate(JsonNode node, ZoneId zone, NoticeKind kind) {
        var findings = new Findings();
        var members = members(node, findings, UPDATE);
        var parts = new NoticeParts(zone, findings);
        var body = members.text("body", Update.LONGEST_BODY, true);
        require(members, "body", "say to customers what is known");
        var state = state(members, kind);
        var impacts = parts.impacts(members, kind.defaultLevel());
        var at = parts.instant(members, "at");
        var end = parts.instant(members, "end");
        var corrects = members.id("corrects", UpdateId::new);
        var windows = parts.windows(members);
        var facts = new FactParts(parts, findings, zone).read(members);
        findings.refuseIfAny();
        return new UpdateDraft(
                state,
                Objects.requireNonNull(body),
                impacts,
                at,
                end,
                corrects,
                orEmpty(windows),
                facts);
    }

    /**
     * Changed facts of a notice as it is now: a JSON Merge Patch (RFC 7396), in which null empties
     * a list, takes a fact or a plan away, and a plan is merged into the one that is there.
     *
     * @param zone of date-times without an offset
     * @throws Rejected as invalid, with every problem
     */
    public static NoticeEdit readEdit(JsonNode node, ZoneId zone, Notice current) {
        var findings = new Findings();
        var members = members(node, findings, EDIT);
        var parts = new NoticeParts(zone, findings);
        if (node.isEmpty()) {
            findings.add("", "nothing is to be changed", "give one of: " + String.join(", ", EDIT));
        }
        for (var name : List.of("title", "draft")) {
            if (members.isNull(name)) {
                findings.add(
                        members.at(name),
                        "'" + name + "' cannot be taken away",
                        "leave it out, or give another value");
            }
        }
        var title = members.text("title", Notice.LONGEST_TITLE, false);
        var impacts = emptied(members, "components", parts.impacts(members, levelOf(current)));
        var planned = parts.planned(members, current.planned());
        var windows = emptied(members, "windows", parts.windows(members));
        var links = emptied(members, "links", parts.links(members));
        var facts = new FactParts(parts, findings, zone).read(members);
        var words = parts.words(members);
        var reason = members.text("reason", Revision.LONGEST_REASON, false);
        var draft = members.flag("draft");
        findings.refuseIfAny();
        return new NoticeEdit(
                title,
                impacts,
                planned,
                windows,
                links,
                members.isNull("planned"),
                facts,
                words,
                reason,
                draft);
    }

    /**
     * A notice as the API answers it.
     *
     * @param page the page that it stands on
     * @param forOperators whether to tell what the checks suggest
     */
    public static ObjectNode write(Notice notice, Page page, boolean forOperators) {
        return NoticeWriter.write(notice, page, forOperators);
    }

    /**
     * Runs a command on what was read from {@code node}. A window of a request that names several
     * components is several windows to a command; a refusal comes back with the request's places.
     */
    public static <T> T withPlacesOf(JsonNode node, Supplier<T> command) {
        try {
            return command.get();
        } catch (Rejected refusal) {
            var problems = refusal.problems().stream().map(each -> moved(each, node)).toList();
            throw new Rejected(refusal.kind(), problems);
        }
    }

    private static Problem moved(Problem problem, JsonNode node) {
        var matcher = WINDOW_PLACE.matcher(problem.where());
        if (!matcher.matches()) {
            return problem;
        }
        var wanted = Integer.parseInt(matcher.group(1));
        var rest = Objects.requireNonNullElse(matcher.group(2), "");
        var windows = node.path("windows");
        var passed = 0;
        for (var i = 0; i < windows.size(); i++) {
            var named = windows.get(i).path("components").size();
            if (wanted < passed + Math.max(named, 1)) {
                var place = rest.equals("/component") ? "/components/" + (wanted - passed) : rest;
                return new Problem("/windows/" + i + place, problem.what(), problem.todo());
            }
            passed += Math.max(named, 1);
        }
        return problem;
    }

    private static Members members(JsonNode node, Findings findings, List<String> names) {
        var members = Members.of(node, "", findings, names);
        if (members == null) {
            findings.refuseIfAny();
            throw new IllegalStateException("no members and nothing found");
        }
        return members;
    }

    private static List<String> withFacts(String... names) {
        return Stream.concat(Arrays.stream(names), FactParts.NAMES.stream()).toList();
    }

    private static void require(Members members, String name, String todo) {
        if (members.get(name) == null) {
            members.missing(name, todo);
        }
    }

    private static @Nullable NoticeState state(Members members, @Nullable NoticeKind kind) {
        var valid =
                (kind == null ? Arrays.asList(NoticeState.values()) : NoticeState.of(kind))
                        .stream().map(NoticeState::wireName).toList();
        var what = kind == null ? "state" : "state of kind " + kind.wireName();
        return members.word(
                "state",
                name ->
                        NoticeState.ofWireName(name)
                                .filter(state -> kind == null || state.kind() == kind),
                valid,
                what);
    }

    private static Level levelOf(Notice notice) {
        return notice.kind().defaultLevel();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> @Nullable List<T> emptied(
            Members members, String name, @Nullable List<T> list) {
        return members.isNull(name) ? List.of() : list;
    }
}
