package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.Actor;
import dev.candor.model.CheckId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.model.Verdict;
import dev.candor.store.JournalConsumer;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps postmortems' action items in step with the checks that stand for them: a check that begins
 * to pass sets the instant at which its item closes, one that fails takes it back, and opens again
 * what it had closed. Doing it twice comes to the same.
 */
public final class FollowActions implements JournalConsumer {
    private static final Actor ACTOR = Actor.system("actions");

    private final TimeSource time;
    private final IdSource ids;

    /** A reader of the journal, by that clock. */
    public FollowActions(TimeSource time, IdSource ids) {
        this.time = time;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public void handle(Transaction transaction, List<JournalEntry> entries) {
        var turned = new HashSet<CheckId>();
        for (var entry : entries) {
            if (entry.event() instanceof Event.VerdictChanged changed) {
                turned.add(changed.check());
            }
        }
        if (turned.isEmpty()) {
            return;
        }
        var work = new Work(transaction, time.now(), ACTOR, "a check turned", ids);
        for (var postmortem : transaction.postmortems().all(PageId.MAIN)) {
            follow(work, postmortem, turned);
        }
    }

    private static void follow(Work work, Postmortem postmortem, Set<CheckId> turned) {
        var before = postmortem.content().actions();
        var after =
                before.stream()
                        .map(item -> turned.contains(item.check()) ? judged(work, item) : item)
                        .toList();
        if (!after.equals(before)) {
            PostmortemRevisions.store(
                    work,
                    postmortem.revised(
                            postmortem.content().withActions(after), work.now(), ACTOR.toString()));
        }
        after.stream()
                .filter(item -> turned.contains(item.check()))
                .forEach(item -> PostmortemRevisions.schedule(work, postmortem.notice(), item));
    }

    private static ActionItem judged(Work work, ActionItem item) {
        var check = item.check();
        var fails =
                check != null
                        && work.store().checkStates().of(check).stream()
                                .anyMatch(state -> isFailure(state.verdict()));
        return fails && item.byCheck() ? item.reopened() : item;
    }

    private static boolean isFailure(Verdict verdict) {
        return switch (verdict) {
            case UP, UNKNOWN -> false;
            case DEGRADED, PARTIAL, DOWN -> true;
        };
    }
}
