package dev.candor.command;

import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Update;

/** Why people hear of an update. Pure. */
public final class Occasions {
    private Occasions() {}

    /**
     * By what it changed.
     *
     * @param notice with the update
     * @param state the one that the update brought
     */
    public static Occasion of(Notice notice, Update update, NoticeState state) {
        var before = before(notice, update);
        if (update.kind() == Update.Kind.CORRECTION) {
            return Occasion.CORRECTED;
        }
        if (state == NoticeState.CANCELLED && before != NoticeState.CANCELLED) {
            return Occasion.CANCELLED;
        }
        if (state == NoticeState.POSTMORTEM && before != NoticeState.POSTMORTEM) {
            return Occasion.EXPLAINED;
        }
        if (!before.isClosed() && state.isClosed()) {
            return Occasion.ENDED;
        }
        if (state.stage() != NoticeState.Stage.PRESENT) {
            return Occasion.UPDATED;
        }
        return switch (before.stage()) {
            case PAST -> Occasion.REOPENED;
            case FUTURE -> Occasion.STARTED;
            case PRESENT -> Occasion.UPDATED;
        };
    }

    /** The state in which the entry was when an update was written. */
    private static NoticeState before(Notice notice, Update update) {
        return notice.updates().stream()
                .filter(each -> each.state() != null && !each.id().equals(update.id()))
                .filter(each -> !each.postedAt().isAfter(update.postedAt()))
                .filter(each -> notice.updates().indexOf(each) < notice.updates().indexOf(update))
                .reduce((a, b) -> b.postedAt().isBefore(a.postedAt()) ? a : b)
                .map(Update::state)
                .orElse(notice.kind().firstState());
    }
}
