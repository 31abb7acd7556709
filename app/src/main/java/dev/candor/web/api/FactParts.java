package dev.candor.web.api;

import dev.candor.model.CauseClass;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.NoticeFacts;
import dev.candor.model.Recurrence;
import dev.candor.model.SeriesPart;
import dev.candor.model.UpdatePromise;
import dev.candor.model.WorkKind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads what a notice says of itself beside times, components and updates. A member that is absent
 * leaves its fact as it is, one that is null takes it away. One input, one thread.
 */
final class FactParts {
    /** The members that it reads. */
    static final List<String> NAMES =
            List.of(
                    "symptom",
                    "not_affected",
                    "data",
                    "action",
                    "next_update",
                    "detected_by",
                    "cause",
                    "work",
                    "expected",
                    "recovery_plan",
                    "preparation",
                    "zones",
                    "part",
                    "recurrence");

    private static final List<String> OUTCOMES =
            words(DataImpact.Outcome.values(), DataImpact.Outcome::wireName);
    private static final List<String> DETECTIONS = words(Detection.values(), Detection::wireName);
    private static final List<String> CAUSES = words(CauseClass.values(), CauseClass::wireName);
    private static final List<String> WORKS = words(WorkKind.values(), WorkKind::wireName);
    private static final int LONGEST_ZONE = 64;

    private final NoticeParts parts;
    private final Findings findings;
    private final ZoneId zone;

    FactParts(NoticeParts parts, Findings findings, ZoneId zone) {
        this.parts = parts;
        this.findings = findings;
        this.zone = zone;
    }

    /** What the members make of the facts that are there; null when none of them is given. */
    @Nullable UnaryOperator<NoticeFacts> read(Members members) {
        if (NAMES.stream().noneMatch(members::has)) {
            return null;
        }
        var symptom = members.text("symptom", NoticeFacts.LONGEST_SYMPTOM, false);
        var notAffected = members.text("not_affected", NoticeFacts.LONGEST_NOT_AFFECTED, false);
        var data = data(members);
        var action = action(members);
        var at = parts.instant(members, "next_update");
        var nextUpdate = at == null ? null : new UpdatePromise(at, false);
        var detection = members.word("detected_by", Detection::ofWireName, DETECTIONS, "source");
        var cause = members.word("cause", CauseClass::ofWireName, CAUSES, "class of causes");
        var work = members.word("work", WorkKind::ofWireName, WORKS, "kind of work");
        var expected = expected(members);
        var recoveryPlan = members.text("recovery_plan", NoticeFacts.LONGEST_RECOVERY_PLAN, true);
        var preparation = preparation(members);
        var zones = zones(members);
        var part = part(members);
        var rule = members.text("recurrence", Recurrence.LONGEST_RULE, false);
        var recurrence = rule == null ? null : Recurrence.of(rule);
        return before ->
                new NoticeFacts(
                        members.has("symptom") ? symptom : before.symptom(),
                        members.has("not_affected") ? notAffected : before.notAffected(),
                        members.has("data") ? data : before.data(),
                        members.has("action") ? action : before.action(),
                        members.has("next_update") ? nextUpdate : before.nextUpdate(),
                        members.has("detected_by") ? detection : before.detection(),
                        members.has("cause") ? cause : before.cause(),
                        members.has("work") ? work : before.work(),
                        members.has("expected") ? expected : before.expected(),
                        members.has("recovery_plan") ? recoveryPlan : before.recoveryPlan(),
                        members.has("preparation") ? preparation : before.preparation(),
                        members.has("zones") ? zones : before.zones(),
                        members.has("part") ? part : before.part(),
                        members.has("recurrence") ? recurrence : before.recurrence());
    }

    private @Nullable DataImpact data(Members of) {
        var members = object(of, "data", List.of("impact", "note"));
        if (members == null) {
            return null;
        }
        var outcome =
                members.word("impact", DataImpact.Outcome::ofWireName, OUTCOMES, "impact on data");
        var note = members.text("note", DataImpact.LONGEST_NOTE, false);
        if (members.get("impact") == null) {
            members.missing("impact", "use one of: " + String.join(", ", OUTCOMES));
        }
        return outcome == null ? null : new DataImpact(outcome, note);
    }

    private @Nullable CustomerAction action(Members of) {
        var members = object(of, "action", List.of("text", "deadline", "zone"));
        if (members == null) {
            return null;
        }
        var text = members.text("text", CustomerAction.LONGEST_TEXT, true);
        if (members.get("text") == null) {
            members.missing("text", "say what customers can do");
        }
        var in = parts.zone(members, zone);
        var wanted = members.text("deadline", Integer.MAX_VALUE, false);
        if (text == null || in == null || wanted == null) {
            return text == null ? null : new CustomerAction(text, null, null);
        }
        var deadline = new Times(in, findings).local(members.at("deadline"), wanted);
        return new CustomerAction(text, deadline, deadline == null ? null : in);
    }

    private @Nullable ExpectedImpact expected(Members of) {
        var members = object(of, "expected", List.of("downtime_minutes", "note"));
        if (members == null) {
            return null;
        }
        var most = Math.toIntExact(ExpectedImpact.LONGEST.toMinutes());
        var minutes = members.number("downtime_minutes", 0, most);
        var note = members.text("note", ExpectedImpact.LONGEST_NOTE, false);
        if (members.get("downtime_minutes") == null && members.get("note") == null) {
            members.missing("downtime_minutes", "say how many minutes, 0 for none, or give 'note'");
        }
        return minutes == null && note == null
                ? null
                : new ExpectedImpact(minutes == null ? null : Duration.ofMinutes(minutes), note);
    }

    private List<String> preparation(Members members) {
        var lines = new ArrayList<String>();
        var list = members.list("preparation", NoticeFacts.MOST_PREPARATION);
        for (var i = 0; list != null && i < list.size(); i++) {
            var where = members.at("preparation") + "/" + i;
            var line = members.text(where, list.get(i), NoticeFacts.LONGEST_PREPARATION, false);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<ZoneId> zones(Members members) {
        var zones = new ArrayList<ZoneId>();
        var list = members.list("zones", NoticeFacts.MOST_ZONES);
        for (var i = 0; list != null && i < list.size(); i++) {
            var where = members.at("zones") + "/" + i;
            var name = members.text(where, list.get(i), LONGEST_ZONE, false);
            var found = name == null ? null : parts.zone(where, name);
            if (found != null && zones.contains(found)) {
                findings.add(where, found + " is named twice", "name it once");
            } else if (found != null) {
                zones.add(found);
            }
        }
        return zones;
    }

    private @Nullable SeriesPart part(Members of) {
        var members = object(of, "part", List.of("number", "of"));
        if (members == null) {
            return null;
        }
        var number = members.number("number", 1, SeriesPart.MOST);
        var all = members.number("of", 1, SeriesPart.MOST);
        if (number == null || all == null) {
            if (members.get("number") == null || members.get("of") == null) {
                members.missing("number", "give 'number' and 'of', such as 2 and 3");
            }
            return null;
        }
        if (number > all) {
            findings.add(
                    members.at("number"),
                    "there is no part " + number + " of " + all,
                    "give a number up to " + all);
            return null;
        }
        return new SeriesPart(number, all);
    }

    private @Nullable Members object(Members of, String name, List<String> names) {
        var node = of.get(name);
        return node == null ? null : Members.of(node, of.at(name), findings, names);
    }

    private static <E> List<String> words(E[] values, java.util.function.Function<E, String> name) {
        return Arrays.stream(values).map(name).toList();
    }
}
