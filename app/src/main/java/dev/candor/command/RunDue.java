package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Due;
import dev.candor.model.Event;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.UpdatePromise;

import java.time.Instant;

/**
 * Does what an instant was stored for, and takes the instant away in the same transaction: a crash
 * before the commit leaves both, one after it neither. Answers whether anything happened; nothing
 * does when the instant has been moved, taken away or dealt with meanwhile.
 *
 * <p>At its planned start a scheduled maintenance is under way from that instant on. At its planned
 * end it is being checked: the program never says that work succeeded, a person does.
 *
 * @param due the instant, as it was read
 */
record RunDue(Due due) implements Command<Boolean> {
    @Override
    public Boolean run(Work work) {
        var ports = work.store().dueInstants();
        var stillDue = ports.due(work.now(), Timekeeper.MOST_AT_ONCE).contains(due);
        if (!stillDue) {
            return false;
        }
        ports.remove(due.key());
        return switch (due.kind()) {
            case ACTION_PASSED -> PassAction.of(due.subject()).run(work);
            case ALERT_HELD -> {
                new SettleAlerts(work).run();
                yield true;
            }
            case ALERT_STEP -> RaisedAlerts.step(work, due.subject());
            case ALERT_REMIND -> RaisedAlerts.remind(work, due.subject());
            case MAINTENANCE_START,
                    MAINTENANCE_END,
                    MAINTENANCE_SOON,
                    MAINTENANCE_OVERRUN,
                    UPDATE_PROMISED,
                    SERIES_NEXT ->
                    ofNotice(work);
        };
    }

    private boolean ofNotice(Work work) {
        var found = work.store().notices().find(new NoticeId(due.subject()), Audience.PUBLIC, true);
        if (found.isEmpty()) {
            return false;
        }
        var notice = found.get();
        return switch (due.kind()) {
            case MAINTENANCE_START -> begin(work, notice);
            case MAINTENANCE_END -> check(work, notice);
            case MAINTENANCE_SOON -> remind(work, notice);
            case MAINTENANCE_OVERRUN -> overrun(work, notice);
            case UPDATE_PROMISED -> mark(work, notice);
            case SERIES_NEXT -> Series.announce(work, notice);
            case ACTION_PASSED, ALERT_HELD, ALERT_STEP, ALERT_REMIND -> false; // dealt with above
        };
    }

    private static boolean begin(Work work, Notice notice) {
        var planned = notice.planned();
        if (planned == null || notice.state() != NoticeState.SCHEDULED) {
            return false;
        }
        say(work, notice, NoticeState.IN_PROGRESS, ClockWords.BEGUN, Plan.start(planned));
        return true;
    }

    private boolean check(Work work, Notice notice) {
        if (notice.planned() == null || notice.state() != NoticeState.IN_PROGRESS) {
            return false;
        }
        say(work, notice, NoticeState.VERIFYING, ClockWords.CHECKING, due.at());
        return true;
    }

    /** Of several reminders that nobody was there to send, the latest counts for all. */
    private static boolean remind(Work work, Notice notice) {
        var milestones = Milestones.of(work, notice);
        milestones.remind(work, notice, work.now());
        var before = milestones.reminder(notice, work.now());
        before.ifPresent(it -> work.journal(new Event.MaintenanceNear(notice.id(), it.toMillis())));
        return before.isPresent();
    }

    /** A planned end that was moved meanwhile has moved this instant too. */
    private static boolean overrun(Work work, Notice notice) {
        var end = Milestones.end(notice).filter(_ -> notice.state() != NoticeState.SCHEDULED);
        end.ifPresent(
                it -> work.journal(new Event.MaintenanceOverrun(notice.id(), it.toEpochMilli())));
        return end.isPresent();
    }

    /** Nobody wrote what was promised: the entry says so until somebody does. */
    private static boolean mark(Work work, Notice notice) {
        var promise = notice.facts().nextUpdate();
        if (promise == null || promise.overdue() || notice.state().isClosed()) {
            return false;
        }
        var overdue = new UpdatePromise(promise.at(), true);
        var after = notice.toBuilder().facts(notice.facts().withNextUpdate(overdue)).build();
        Editing.store(work, notice, after, new Event.PromiseOverdue(notice.id()));
        return true;
    }

    private static void say(Work work, Notice notice, NoticeState state, String text, Instant at) {
        var progress = Progress.of(notice, state, null, at, at);
        var id = new UpdateId(work.ids().next());
        var update = new Update(id, Update.Kind.UPDATE, state, text, at, work.now(), null);
        var after =
                Editing.change(work, notice)
                        .state(state)
                        .windows(progress.windows())
                        .updates(PostUpdate.with(notice.updates(), update))
                        .build();
        Editing.store(work, notice, after, new Event.NoticeUpdated(notice.id(), id, state));
    }
}
