package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Something that a postmortem promises.
 *
 * @param id its name within the postmortem: lower-case words joined by {@code . _ -}
 * @param what what will be done; 1 to 500 characters
 * @param owner who does it, a team or a role; may be empty; at most 100 characters
 * @param due the day by which, in the page's zone, or null
 * @param state whether it is done
 * @param check the check that closes it after passing for long enough and opens it again when it
 *     fails, or null
 * @param passDays for how many days that check has to pass; 1 to 365; 0 without a check
 * @param closedAt when it was done or dropped, or null
 * @param byCheck whether the check closed it
 */
public record ActionItem(
        String id,
        String what,
        String owner,
        @Nullable LocalDate due,
        State state,
        @Nullable CheckId check,
        int passDays,
        @Nullable Instant closedAt,
        boolean byCheck) {
    /** Whether it is done. */
    public enum State {
        /** Not yet. */
        OPEN,
        /** It is. */
        DONE,
        /** It will not be done. */
        DROPPED;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is open and its day is over. */
    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && due != null && due.isBefore(today);
    }

    /** Done because its check passed for long enough. */
    public ActionItem closedByCheck(Instant at) {
        return new ActionItem(id, what, owner, due, State.DONE, check, passDays, at, true);
    }

    /** Open again. */
    public ActionItem reopened() {
        return new ActionItem(id, what, owner, due, State.OPEN, check, passDays, null, false);
    }
}
