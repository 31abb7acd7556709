package dev.candor.web.api;

import dev.candor.command.PostmortemEdit;
import dev.candor.command.Promises;
import dev.candor.command.Rejected;
import dev.candor.model.ActionItem;
import dev.candor.model.CauseClass;
import dev.candor.model.CheckId;
import dev.candor.model.Page;
import dev.candor.model.Postmortem;
import dev.candor.model.Postmortem.Visibility;
import dev.candor.model.PostmortemContent;
import dev.candor.model.PostmortemContent.Breakdown;
import dev.candor.model.PostmortemContent.Moment;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Postmortems as JSON, as {@code openapi.yaml} describes them. Knows nothing of how they travel.
 * Each {@code read} names everything that is wrong at once, by JSON Pointer.
 */
public final class PostmortemJson {
    private static final List<String> DRAFT = List.of("promised_by");
    private static final List<String> EDIT =
            List.of(
                    "revision",
                    "visibility",
                    "promised_by",
                    "published",
                    "summary",
                    "impact",
                    "breakdown",
                    "timeline",
                    "cause_class",
                    "cause",
                    "resolution",
                    "went_well",
                    "went_wrong",
                    "actions",
                    // as the API answers them; they follow from the rest
                    "notice",
                    "url",
                    "changed_at",
                    "published_at",
                    "actor");
    private static final List<String> BREAKDOWN = List.of("caption", "columns", "rows");
    private static final List<String> MOMENT = List.of("key", "at", "source", "text", "hidden");
    private static final List<String> ACTION =
            List.of(
                    "id",
                    "what",
                    "owner",
                    "due",
                    "state",
                    "check",
                    "pass_days",
                    "closed_at",
                    "by_check");
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_ROWS = 200;
    private static final int LONGEST_CELL = 500;

    private PostmortemJson() {}

    /**
     * The day on which a postmortem was promised, or null.
     *
     * @throws Rejected as invalid, with every problem
     */
    public static @Nullable LocalDate readDraft(JsonNode node) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, DRAFT);
        var day = day(members, "promised_by", findings);
        findings.refuseIfAny();
        return day;
    }

    /**
     * The next revision: a JSON Merge Patch (RFC 7396) of the present one, in which a list replaces
     * the whole list and null empties a text or a list.
     *
     * @param zone of date-times without an offset
     * @throws Rejected as invalid, with every problem
     */
    public static PostmortemEdit readEdit(JsonNode node, ZoneId zone, Postmortem current) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, EDIT);
        if (node.isEmpty()) {
            findings.add("", "nothing is to be changed", "give one of: " + String.join(", ", EDIT));
        }
        var old = current.content();
        var published = members.flag("published");
        if (Boolean.FALSE.equals(published) && current.publishedAt() != null) {
            findings.add(
                    "/published",
                    "what has been published cannot be taken back",
                    "set 'visibility' to 'internal' to keep it from the public");
        }
        var content =
                new PostmortemContent(
                        text(members, "summary", old.summary()),
                        text(members, "impact", old.impact()),
                        members.has("breakdown") ? breakdown(members, findings) : old.breakdown(),
                        members.has("timeline")
                                ? timeline(members, findings, zone)
                                : old.timeline(),
                        word(
                                members,
                                "cause_class",
                                CauseClass.values(),
                                CauseClass::wireName,
                                old.causeClass()),
                        text(members, "cause", old.cause()),
                        text(members, "resolution", old.resolution()),
                        text(members, "went_well", old.wentWell()),
                        text(members, "went_wrong", old.wentWrong()),
                        members.has("actions") ? actions(members, findings, zone) : old.actions());
        var visibility =
                word(
                        members,
                        "visibility",
                        Visibility.values(),
                        Visibility::wireName,
                        current.visibility());
        var revision = members.whole("revision");
        var promised =
                members.has("promised_by")
                        ? day(members, "promised_by", findings)
                        : current.promisedBy();
        findings.refuseIfAny();
        return new PostmortemEdit(
                revision == null ? current.revision() : revision,
                content,
                visibility,
                promised,
                Boolean.TRUE.equals(published));
    }

    /** A postmortem as the API answers it. */
    public static JsonNode write(Postmortem postmortem, Page page, boolean forOperators) {
        return PostmortemWriter.write(postmortem, page, forOperators);
    }

    /** Open promises as the API answers them. */
    public static JsonNode write(List<Promises.Promise> promises) {
        return PostmortemWriter.write(promises);
    }

    private static String text(Members members, String name, String otherwise) {
        if (members.isNull(name)) {
            return "";
        }
        var text = members.text(name, Update.LONGEST_BODY, true);
        return text == null ? otherwise : text;
    }

    private static <T> T word(
            Members members, String name, T[] values, Function<T, String> wireName, T otherwise) {
        var valid = Arrays.stream(values).map(wireName).toList();
        var found =
                members.<T>word(
                        name,
                        word ->
                                Arrays.stream(values)
                                        .filter(each -> wireName.apply(each).equals(word))
                                        .findFirst(),
                        valid,
                        name);
        return found == null ? otherwise : found;
    }

    private static @Nullable LocalDate day(Members members, String name, Findings findings) {
        var text = members.text(name, 10, false);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            findings.add(members.at(name), "'" + text + "' is no day", "write such as 2026-02-28");
            return null;
        }
    }

    private static @Nullable Breakdown breakdown(Members members, Findings findings) {
        var node = members.get("breakdown");
        var table =
                node == null
                        ? null
                        : Members.of(node, members.at("breakdown"), findings, BREAKDOWN);
        if (table == null) {
            return null;
        }
        var caption = table.text("caption", LONGEST_CELL, false);
        var columns = cells(table.list("columns", MOST_COLUMNS), table.at("columns"), table);
        var rows = new ArrayList<List<String>>();
        var list = table.list("rows", MOST_ROWS);
        for (var i = 0; list != null && i < list.size(); i++) {
            rows.add(cells(list.get(i), table.at("rows") + "/" + i, table));
        }
        return new Breakdown(Objects.requireNonNullElse(caption, ""), columns, rows);
    }

    private static List<String> cells(@Nullable JsonNode list, String where, Members table) {
        var cells = new ArrayList<String>();
        for (var i = 0; list != null && i < list.size(); i++) {
            var cell = table.id(where + "/" + i, list.get(i), text -> text);
            cells.add(Objects.requireNonNullElse(cell, ""));
        }
        return cells;
    }

    private static List<Moment> timeline(Members members, Findings findings, ZoneId zone) {
        var list = members.list("timeline", PostmortemContent.MOST_MOMENTS);
        var times = new Times(zone, findings);
        var moments = new ArrayList<Moment>();
        for (var i = 0; list != null && i < list.size(); i++) {
            var where = members.at("timeline") + "/" + i;
            var each = Members.of(list.get(i), where, findings, MOMENT);
            if (each != null) {
                moment(each, times).ifPresent(moments::add);
            }
        }
        return moments;
    }

    private static Optional<Moment> moment(Members members, Times times) {
        for (var name : List.of("at", "text")) {
            if (members.get(name) == null) {
                members.missing(name, "each line has 'at' and 'text'");
            }
        }
        var key = members.text("key", 100, false);
        var at = ChangeJson.instant(members, times, "at");
        var text = members.text("text", Update.LONGEST_BODY, true);
        var source =
                word(
                        members,
                        "source",
                        Moment.Source.values(),
                        Moment.Source::wireName,
                        Moment.Source.PERSON);
        var hidden = Boolean.TRUE.equals(members.flag("hidden"));
        return at == null || text == null
                ? Optional.empty()
                : Optional.of(
                        new Moment(Objects.requireNonNullElse(key, ""), at, source, text, hidden));
    }

    private static List<ActionItem> actions(Members members, Findings findings, ZoneId zone) {
        var list = members.list("actions", PostmortemContent.MOST_ACTIONS);
        var actions = new ArrayList<ActionItem>();
        var times = new Times(zone, findings);
        for (var i = 0; list != null && i < list.size(); i++) {
            var where = members.at("actions") + "/" + i;
            var each = Members.of(list.get(i), where, findings, ACTION);
            if (each != null) {
                action(each, findings, times).ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Optional<ActionItem> action(Members members, Findings findings, Times times) {
        for (var name : List.of("id", "what")) {
            if (members.get(name) == null) {
                members.missing(name, "each item has 'id' and 'what'");
            }
        }
        var id = members.text("id", 60, false);
        var what = members.text("what", 500, false);
        var owner = members.text("owner", 100, false);
        var state =
                word(
                        members,
                        "state",
                        ActionItem.State.values(),
                        ActionItem.State::wireName,
                        ActionItem.State.OPEN);
        var check = members.id("check", CheckId::new);
        var days = members.whole("pass_days");
        Instant closed = ChangeJson.instant(members, times, "closed_at");
        var due = day(members, "due", findings);
        var _ = members.flag("by_check");
        return id == null || what == null
                ? Optional.empty()
                : Optional.of(
                        new ActionItem(
                                id,
                                what,
                                Objects.requireNonNullElse(owner, ""),
                                due,
                                state,
                                check,
                                check == null || days == null ? 0 : days,
                                closed,
                                false));
    }
}
