package dev.candor.command;

import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.Event;
import dev.candor.model.PageId;

/**
 * Records that something was done on purpose. Marking again under a key that is taken answers the
 * change that has it and changes nothing.
 *
 * @param page to which page it belongs
 * @param draft what its author gives
 */
public record MarkChange(PageId page, ChangeDraft draft) implements Command<Change> {
    /** On the first page. */
    public MarkChange(ChangeDraft draft) {
        this(PageId.MAIN, draft);
    }

    /**
     * @throws Rejected as invalid, with every problem, each with a JSON pointer into the request
     */
    @Override
    public Change run(Work work) {
        var key = draft.key();
        if (key != null) {
            var marked = work.store().changes().findByKey(page, key);
            if (marked.isPresent()) {
                return marked.get();
            }
        }
        var start = draft.start() == null ? work.now() : draft.start();
        var isOver = draft.finish() == null && draft.exitStatus() != null;
        var finish = isOver ? later(work.now(), start) : draft.finish();
        new ChangeValidation(work)
                .what(draft.what())
                .times(start, finish)
                .exitStatus(draft.exitStatus())
                .components(page, draft.components())
                .link(draft.link())
                .notice(draft.notice())
                .refuseIfAny();
        var change =
                new Change(
                        new ChangeId(work.ids().next()),
                        page,
                        draft.shown(),
                        draft.what(),
                        start,
                        finish,
                        draft.exitStatus(),
                        draft.components(),
                        draft.link(),
                        work.actor().toString(),
                        draft.notice(),
                        key,
                        work.now(),
                        work.now());
        work.store().changes().add(change);
        work.journal(new Event.ChangeMarked(change.id(), change.shown()));
        return change;
    }

    private static java.time.Instant later(java.time.Instant one, java.time.Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
