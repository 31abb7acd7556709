package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.NoticeId;

import java.time.Duration;

/**
 * Closes an action item whose check has passed for as long as it has to. Answers whether it did;
 * nothing happens when the item is closed, or its check has failed since.
 *
 * @param notice of which entry's postmortem
 * @param item which item of it
 */
record PassAction(NoticeId notice, String item) implements Command<Boolean> {
    /** What a due instant names. */
    static PassAction of(String subject) {
        var slash = subject.indexOf('/');
        return new PassAction(
                new NoticeId(subject.substring(0, slash)), subject.substring(slash + 1));
    }

    @Override
    public Boolean run(Work work) {
        var found = work.store().postmortems().find(notice);
        if (found.isEmpty()) {
            return false;
        }
        var before = found.get().content().actions();
        var after = before.stream().map(each -> passed(work, each)).toList();
        if (after.equals(before)) {
            return false;
        }
        PostmortemRevisions.store(
                work,
                found.get()
                        .revised(
                                found.get().content().withActions(after),
                                work.now(),
                                work.actor().toString()));
        return true;
    }

    private ActionItem passed(Work work, ActionItem each) {
        var longEnough =
                each.id().equals(item)
                        && each.state() == ActionItem.State.OPEN
                        && PostmortemRevisions.passesFrom(work, each)
                                .map(since -> since.plus(Duration.ofDays(each.passDays())))
                                .filter(due -> !due.isAfter(work.now()))
                                .isPresent();
        return longEnough ? each.closedByCheck(work.now()) : each;
    }
}
