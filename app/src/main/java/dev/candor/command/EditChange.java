package dev.candor.command;

import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.Event;
import dev.candor.model.Problem;

import java.util.Objects;

/**
 * Reports how a change ended, or puts a fact of it right.
 *
 * @param id which change
 * @param edit what is different
 */
public record EditChange(ChangeId id, ChangeEdit edit) implements Command<Change> {
    /**
     * @throws Rejected as not found; or as invalid, with every problem and a JSON pointer for each
     */
    @Override
    public Change run(Work work) {
        var before = find(work, id);
        var isOver = edit.finish() == null && edit.exitStatus() != null && before.finish() == null;
        var finish = isOver ? work.now() : edit.finish() == null ? before.finish() : edit.finish();
        new ChangeValidation(work)
                .what(Objects.requireNonNullElse(edit.what(), before.what()))
                .times(before.start(), finish)
                .exitStatus(edit.exitStatus())
                .link(edit.link())
                .notice(edit.notice())
                .refuseIfAny();
        var after =
                new Change(
                        before.id(),
                        before.page(),
                        Objects.requireNonNullElse(edit.shown(), before.shown()),
                        Objects.requireNonNullElse(edit.what(), before.what()),
                        before.start(),
                        finish,
                        edit.exitStatus() == null ? before.exitStatus() : edit.exitStatus(),
                        before.components(),
                        edit.link() == null ? before.link() : edit.link(),
                        before.actor(),
                        edit.notice() == null ? before.notice() : edit.notice(),
                        before.key(),
                        before.createdAt(),
                        work.now());
        work.store().changes().replace(after);
        work.journal(new Event.ChangeEdited(after.id()));
        return after;
    }

    private static Change find(Work work, ChangeId id) {
        return work.store()
                .changes()
                .find(id)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.NOT_FOUND,
                                new Problem(
                                        "",
                                        "there is no change " + id,
                                        "list the changes to find its id")));
    }
}
