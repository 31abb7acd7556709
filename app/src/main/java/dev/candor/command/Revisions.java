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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
        all.facts(before.facts(), after.facts(), EnumSet.allOf(TextFact.class));
        all.words(before.updates(), after.updates());
        return all.found;
    }

    /**
     * The revisions that an update brings: what it says of a fact takes the place of what was
     * stated. Components and windows are its own news, it keeps the promise of an update, and
     * advice that is no longer needed was not wrong.
     */
    static List<Revision> byUpdate(Notice before, NoticeFacts after, Instant at) {
        if (before.draft()) {
            return List.of();
        }
        var texts = EnumSet.complementOf(EnumSet.of(TextFact.NEXT_UPDATE));
        if (after.action() == null) {
            texts.removeAll(EnumSet.of(TextFact.ACTION, TextFact.DEADLINE));
        }
        var all = new Revisions(at, null);
        all.facts(before.facts(), after, texts);
        return all.found;
    }

    /** Notes what is wrong when an entry has no room for more of them. */
    static void room(Problems problems, Notice before) {
        if (before.revisions().size() + NoticeLimits.MOST_UPDATES / 10
                > NoticeLimits.MOST_REVISIONS) {
            problems.add(
                    "",
                    "the entry's facts were changed " + before.revisions().size() + " times",
                    "post another entry that continues it");
        }
    }

    private void facts(NoticeFacts before, NoticeFacts after, Set<TextFact> texts) {
        compare(before.data(), after.data(), new Before.Data(before.data()));
        compare(before.expected(), after.expected(), new Before.Expected(before.expected()));
        texts.forEach(fact -> text(fact, fact.of(before), fact.of(after)));
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
