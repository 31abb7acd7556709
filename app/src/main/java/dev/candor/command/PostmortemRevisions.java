package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.CheckState;
import dev.candor.model.Due;
import dev.candor.model.Event;
import dev.candor.model.NoticeId;
import dev.candor.model.Postmortem;
import dev.candor.model.Problem;
import dev.candor.model.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** What every command on a postmortem does: find it, store its next revision with what follows. */
final class PostmortemRevisions {
    private PostmortemRevisions() {}

    /**
     * @throws Rejected as not found
     */
    static Postmortem find(Work work, NoticeId notice) {
        return work.store()
                .postmortems()
                .find(notice)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.NOT_FOUND,
                                new Problem(
                                        "",
                                        "entry " + notice + " has no postmortem",
                                        "begin one with 'candor postmortem draft "
                                                + notice
                                                + "'")));
    }

    /** Stores a revision, journals it, and has the timekeeper look after its action items. */
    static Postmortem store(Work work, Postmortem revision) {
        work.store().postmortems().add(revision);
        work.journal(
                new Event.PostmortemWritten(
                        revision.notice(), revision.revision(), revision.publishedAt() != null));
        revision.content().actions().forEach(item -> schedule(work, revision.notice(), item));
        return revision;
    }

    /** The same with that promise. */
    static Postmortem promised(Postmortem postmortem, @Nullable LocalDate promisedBy) {
        return new Postmortem(
                postmortem.notice(),
                postmortem.page(),
                postmortem.visibility(),
                promisedBy,
                postmortem.revision(),
                postmortem.changedAt(),
                postmortem.publishedAt(),
                postmortem.actor(),
                postmortem.content());
    }

    /** An open item whose check passes is due when it will have passed for long enough. */
    static void schedule(Work work, NoticeId notice, ActionItem item) {
        var key = key(notice, item);
        var check = item.check();
        if (check == null || item.state() != ActionItem.State.OPEN) {
            work.store().dueInstants().remove(key);
            return;
        }
        passesFrom(work, item)
                .ifPresentOrElse(
                        since ->
                                work.store()
                                        .dueInstants()
                                        .put(
                                                new Due(
                                                        key,
                                                        since.plus(
                                                                Duration.ofDays(item.passDays())),
                                                        Due.Kind.ACTION_PASSED,
                                                        notice + "/" + item.id())),
                        () -> work.store().dueInstants().remove(key));
    }

    /** Since when the item's check has passed everywhere; empty when it does not. */
    static Optional<Instant> passesFrom(Work work, ActionItem item) {
        var check = item.check();
        if (check == null) {
            return Optional.empty();
        }
        var states = work.store().checkStates().of(check);
        return states.stream().allMatch(state -> state.verdict() == Verdict.UP)
                ? states.stream().map(CheckState::since).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static String key(NoticeId notice, ActionItem item) {
        return "action:" + notice + "/" + item.id();
    }
}
