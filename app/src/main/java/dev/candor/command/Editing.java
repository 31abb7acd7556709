package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeBuilder;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What every command on a notice does: find it, take it over, store it with what follows. */
final class Editing {
    private Editing() {}

    /**
     * @throws Rejected as not found
     */
    static Notice find(Work work, NoticeId id) {
        return work.store()
                .notices()
                .find(id, Audience.PUBLIC, true)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.NOT_FOUND,
                                new Problem(
                                        "",
                                        "there is no entry " + id,
                                        "list the entries to find its id")));
    }

    /** Whether there is a notice of that id, draft or not. */
    static boolean exists(Work work, NoticeId id) {
        return work.store().notices().find(id, Audience.PUBLIC, true).isPresent();
    }

    /** The names of a page's components, retired ones included. */
    static Set<ComponentId> components(Work work, PageId page) {
        return work.store().components().all(page).stream()
                .map(Component::id)
                .collect(Collectors.toSet());
    }

    /** A changed copy; a person's hand makes the notice theirs and settles what was proposed. */
    static NoticeBuilder change(Work work, Notice notice) {
        var builder = notice.toBuilder().changedAt(work.now());
        return work.actor().isPerson()
                ? builder.authority(Notice.Authority.PERSON).proposal(null)
                : builder;
    }

    /** The facts with a rule of recurrence that counts from the plan's start. */
    static NoticeFacts anchored(NoticeFacts before, NoticeFacts after, @Nullable Planned planned) {
        var recurrence = after.recurrence();
        if (recurrence == null || recurrence.isAnchored() || planned == null) {
            return after;
        }
        var old = before.recurrence();
        var announced = old == null ? planned.start() : old.last();
        return after.withRecurrence(recurrence.from(planned.start(), announced));
    }

    /** Stores a new or changed notice, its intervals and its due instants, and journals it. */
    static Notice store(Work work, @Nullable Notice before, Notice after, Event event) {
        if (before == null) {
            work.store().notices().add(after);
        } else {
            work.store().notices().replace(after);
        }
        work.journal(event);
        journalPublication(work, before, after);
        new StatedLedger(work).writeAndJournal(before, after);
        Plan.store(work, before, after);
        journalWidening(work, before, after);
        return after;
    }

    /** What the public reads of now names more than it did: whom that touches must hear of it. */
    static void journalWidening(Work work, @Nullable Notice before, Notice after) {
        var included = included(before, after);
        if (!included.isEmpty()) {
            work.journal(new Event.NoticeWidened(after.id(), included));
        }
    }

    /** What a notice that is not over is now known to affect, and was not when it was published. */
    static List<ComponentId> included(@Nullable Notice before, Notice after) {
        if (before == null || before.draft() || after.draft() || after.state().isClosed()) {
            return List.of();
        }
        var named = before.impacts().stream().map(Impact::component).collect(Collectors.toSet());
        return after.impacts().stream()
                .filter(each -> each.level() != Level.OPERATIONAL)
                .map(Impact::component)
                .filter(each -> !named.contains(each))
                .toList();
    }

    /** A draft that the public may read from now on is news; a change of something read is not. */
    static void journalPublication(Work work, @Nullable Notice before, Notice after) {
        if (before != null && before.draft() && !after.draft()) {
            work.journal(new Event.NoticePublished(after.id()));
        }
    }
}
