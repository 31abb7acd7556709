package dev.candor.command;

import static dev.candor.model.NoticeState.CANCELLED;
import static dev.candor.model.NoticeState.COMPLETED;
import static dev.candor.model.NoticeState.ENDED;
import static dev.candor.model.NoticeState.FAILED;
import static dev.candor.model.NoticeState.IDENTIFIED;
import static dev.candor.model.NoticeState.INVESTIGATING;
import static dev.candor.model.NoticeState.IN_PROGRESS;
import static dev.candor.model.NoticeState.MONITORING;
import static dev.candor.model.NoticeState.POSTMORTEM;
import static dev.candor.model.NoticeState.PUBLISHED;
import static dev.candor.model.NoticeState.RESOLVED;
import static dev.candor.model.NoticeState.REVERTED;
import static dev.candor.model.NoticeState.SCHEDULED;
import static dev.candor.model.NoticeState.TENTATIVE;
import static dev.candor.model.NoticeState.VERIFYING;

import dev.candor.model.NoticeState;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which state of a notice may follow which. A notice that is over can be opened again: the update
 * that does it says why.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /** The states that an update may give to a notice in {@code state}; it may also stay. */
    public static Set<NoticeState> next(NoticeState state) {
        var next =
                switch (state) {
                    case INVESTIGATING, IDENTIFIED, MONITORING ->
                            EnumSet.of(INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED);
                    case RESOLVED, POSTMORTEM ->
                            EnumSet.of(INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED, POSTMORTEM);
                    case TENTATIVE, SCHEDULED ->
                            EnumSet.of(TENTATIVE, SCHEDULED, IN_PROGRESS, CANCELLED);
                    case CANCELLED -> EnumSet.of(TENTATIVE, SCHEDULED, CANCELLED);
                    case IN_PROGRESS, VERIFYING, COMPLETED, REVERTED, FAILED ->
                            EnumSet.of(IN_PROGRESS, VERIFYING, COMPLETED, REVERTED, FAILED);
                    case PUBLISHED, ENDED -> EnumSet.of(PUBLISHED, ENDED);
                };
        next.add(state);
        return next;
    }

    /** Whether a change from the one to the other opens what was over. */
    static boolean reopens(NoticeState from, NoticeState to) {
        return from.isClosed() && to.stage() == NoticeState.Stage.PRESENT;
    }

    /** Whether a change from the one to the other ends what was under way. */
    static boolean closes(NoticeState from, NoticeState to) {
        return !from.isClosed() && to.isClosed();
    }

    /** Whether a change from the one to the other begins what was only planned. */
    static boolean begins(NoticeState from, NoticeState to) {
        return from.stage() == NoticeState.Stage.FUTURE && to.stage() == NoticeState.Stage.PRESENT;
    }
}
