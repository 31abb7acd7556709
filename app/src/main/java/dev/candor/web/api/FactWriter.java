package dev.candor.web.api;

import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.NoticeFacts;
import dev.candor.model.Revision;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.ZoneId;
import java.util.List;

/** Writes what a notice says of itself, and what was changed of it. */
final class FactWriter {
    private FactWriter() {}

    /** Every fact, null where nothing is said. */
    static void write(ObjectNode node, NoticeFacts facts) {
        node.put("symptom", facts.symptom()).put("not_affected", facts.notAffected());
        data(node, facts.data());
        action(node, facts.action());
        var promise = facts.nextUpdate();
        if (promise == null) {
            node.putNull("next_update");
        } else {
            node.putObject("next_update")
                    .put("at", Times.write(promise.at()))
                    .put("overdue", promise.overdue());
        }
        var detection = facts.detection();
        var cause = facts.cause();
        var work = facts.work();
        node.put("detected_by", detection == null ? null : detection.wireName())
                .put("cause", cause == null ? null : cause.wireName())
                .put("work", work == null ? null : work.wireName());
        expected(node, facts.expected());
        node.put("recovery_plan", facts.recoveryPlan());
        var preparation = node.putArray("preparation");
        facts.preparation().forEach(preparation::add);
        var zones = node.putArray("zones");
        facts.zones().stream().map(ZoneId::getId).forEach(zones::add);
        var part = facts.part();
        if (part == null) {
            node.putNull("part");
        } else {
            node.putObject("part").put("number", part.number()).put("of", part.of());
        }
        var recurrence = facts.recurrence();
        node.put("recurrence", recurrence == null ? null : recurrence.rule());
    }

    /** What an update changed for components. */
    static void changes(ObjectNode node, Update update) {
        var changes = node.putArray("changes");
        for (var change : update.changes()) {
            var before = change.before();
            var after = change.after();
            changes.addObject()
                    .put("id", change.component().value())
                    .put("before", before == null ? null : before.wireName())
                    .put("after", after == null ? null : after.wireName());
        }
    }

    /** Which published facts were changed, oldest first, each with what it said before. */
    static void revisions(ObjectNode node, List<Revision> revisions) {
        var all = node.putArray("revisions");
        for (var revision : revisions) {
            var each = all.addObject().put("at", Times.write(revision.at()));
            each.put("reason", revision.reason());
            before(each, revision.before());
        }
    }

    private static void before(ObjectNode node, Revision.Before before) {
        switch (before) {
            case Revision.Before.Title(var title) -> {
                node.put("fact", "title");
                node.put("before", title);
            }
            case Revision.Before.Impacts(var impacts) -> {
                var list = node.put("fact", "components").putArray("before");
                impacts.forEach(each -> NoticeWriter.write(list.addObject(), each));
            }
            case Revision.Before.Windows(var windows) -> {
                var list = node.put("fact", "windows").putArray("before");
                windows.forEach(each -> NoticeWriter.write(list.addObject(), each));
            }
            case Revision.Before.Plan(var planned) -> {
                node.put("fact", "planned");
                NoticeWriter.planned(node, "before", planned);
            }
            case Revision.Before.Data(var data) -> {
                node.put("fact", "data");
                data(node, "before", data);
            }
            case Revision.Before.Expected(var expected) -> {
                node.put("fact", "expected");
                expected(node, "before", expected);
            }
            case Revision.Before.Text(var fact, var text) -> {
                node.put("fact", fact.wireName());
                node.put("before", text);
            }
            case Revision.Before.Said(var update, var body) -> {
                node.put("fact", "update").put("update", update.value());
                node.put("before", body);
            }
        }
    }

    private static void data(ObjectNode node, @Nullable DataImpact data) {
        data(node, "data", data);
    }

    private static void data(ObjectNode node, String name, @Nullable DataImpact data) {
        if (data == null) {
            node.putNull(name);
        } else {
            node.putObject(name).put("impact", data.outcome().wireName()).put("note", data.note());
        }
    }

    private static void action(ObjectNode node, @Nullable CustomerAction action) {
        if (action == null) {
            node.putNull("action");
            return;
        }
        var deadline = action.deadline();
        var zone = action.zone();
        node.putObject("action")
                .put("text", action.text())
                .put("deadline", deadline == null ? null : Times.write(deadline))
                .put("zone", zone == null ? null : zone.getId());
    }

    private static void expected(ObjectNode node, @Nullable ExpectedImpact expected) {
        expected(node, "expected", expected);
    }

    private static void expected(ObjectNode node, String name, @Nullable ExpectedImpact expected) {
        if (expected == null) {
            node.putNull(name);
            return;
        }
        var downtime = expected.downtime();
        node.putObject(name)
                .put("downtime_minutes", downtime == null ? null : downtime.toMinutes())
                .put("note", expected.note());
    }
}
