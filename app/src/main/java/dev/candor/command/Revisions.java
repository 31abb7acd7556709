package dev.candor.command;

import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.Revision;
import dev.candor.model.Revision.Before;
import dev.candor.model.Revision.TextFact;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What must stay on record when somebody edits a published entry: every fact that the public has
 * read and that now reads otherwise. Pure. A draft has no past.
 */
final class Revisions {
    private final Instant at;
    private final @Nullable String reason;
    private final List<Revision> found = new ArrayList<>();

    private Revisions(Instant at, @Nullable String reason) {
        this.at = at;
        this.reason = reason;
    }

    /** The revisions that lie between two states of an entry, in the order of the page. */
    static List<Revision> between(
            Notice before, Notice after, Instant at, @Nullable String reason) {
        if (before.draft()) {
            return List.of();
        }
        var all = new Revisions(at, reason);
        all.compare(before.title(), after.title(), new Before.Title(before.title()));
        all.compare(before.windows(), after.windows(), new Before.Windows(before.windows()));
        all.compare(before.planned(), after.planned(), new Before.Plan(before.planned()));
        all.compare(before.impacts(), after.impacts(), new Before.Impacts(before.impacts()));
        all.facts(before.facts(), after.facts());
        all.words(before.updates(), after.updates());
        return all.found;
    }

    private void facts(NoticeFacts before, NoticeFacts after) {
        text(TextFact.SYMPTOM, before.symptom(), after.symptom());
        text(TextFact.NOT_AFFECTED, before.notAffected(), after.notAffected());
        compare(before.data(), after.data(), new Before.Data(before.data()));
        var action = before.action();
        var other = after.action();
        text(
                TextFact.ACTION,
                action == null ? null : action.text(),
                other == null ? null : other.text());
        compare(before.expected(), after.expected(), new Before.Expected(before.expected()));
        text(TextFact.RECOVERY_PLAN, before.recoveryPlan(), after.recoveryPlan());
    }

    private void words(List<Update> before, List<Update> after) {
        var bodies = after.stream().collect(Collectors.toMap(Update::id, Update::body));
        for (var update : before) {
            UpdateId id = update.id();
            compare(
                    update.body(),
                    bodies.getOrDefault(id, update.body()),
                    new Before.Said(id, update.body()));
        }
    }

    /** A text that was not there before has not been changed: it is new. */
    private void text(TextFact fact, @Nullable String before, @Nullable String after) {
        if (before != null) {
            compare(before, after, new Before.Text(fact, before));
        }
    }

    private void compare(@Nullable Object before, @Nullable Object after, Before stated) {
        if (before != null && !Objects.equals(before, after)) {
            found.add(new Revision(at, stated, reason));
        }
    }
}
