package dev.candor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why people hear of a notice. */
public enum Occasion {
    /** It was published. */
    POSTED,
    /** Something new was said. */
    UPDATED,
    /** A stated fact was put right. */
    CORRECTED,
    /** It is over: resolved, completed, reverted or failed. */
    ENDED,
    /** It was over and is not any more. */
    REOPENED,
    /** A maintenance comes soon. */
    REMINDED,
    /** A maintenance has begun. */
    STARTED,
    /** More components are affected than were named before. */
    WIDENED,
    /** A maintenance lasts longer than was planned. */
    OVERRUN,
    /** What was planned does not happen. */
    CANCELLED,
    /** For those whom it does not touch: nothing of theirs is affected. */
    NOT_AFFECTED,
    /** Something is said, late, to the very people who were told before. */
    FOLLOWED_UP,
    /** A postmortem was published. */
    EXPLAINED;

    /**
     * Whether it is a step in a notice's life: of those a later one takes the place of an earlier
     * one. What stands beside the notice replaces nothing.
     */
    public boolean isOfItsLife() {
        return switch (this) {
            case POSTED,
                    UPDATED,
                    CORRECTED,
                    ENDED,
                    REOPENED,
                    REMINDED,
                    STARTED,
                    WIDENED,
                    OVERRUN,
                    CANCELLED ->
                    true;
            case NOT_AFFECTED, FOLLOWED_UP, EXPLAINED -> false;
        };
    }

    /** The name in API, templates and configuration: {@code not_affected}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The occasion of that wire name, or empty when there is none. */
    public static Optional<Occasion> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
