package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One dated statement of a notice.
 *
 * @param id its name for good
 * @param kind what sort of statement
 * @param state the state that the notice took with it, or null when it took none
 * @param body Markdown; 1 to 25,000 characters
 * @param at the instant that it speaks of, shown beside it
 * @param postedAt when it was written; differs from {@code at} when written afterwards
 * @param corrects the update that it corrects, or null; the old one stays visible, struck
 * @param changes what it changed for components
 */
public record Update(
        UpdateId id,
        Kind kind,
        @Nullable NoticeState state,
        String body,
        Instant at,
        Instant postedAt,
        @Nullable UpdateId corrects,
        List<ImpactChange> changes) {
    /** The longest body, in characters; that of Statuspage. */
    public static final int LONGEST_BODY = 25_000;

    /**
     * @throws IllegalArgumentException when the body is blank or too long
     */
    public Update {
        changes = List.copyOf(changes);
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException(
                    "the body of an update must have 1 to 25,000 characters");
        }
        if ((kind == Kind.CORRECTION) != (corrects != null)) {
            throw new IllegalArgumentException(
                    "a correction, and only a correction, names the update that it corrects");
        }
    }

    /** A statement that changes nothing for components. */
    public Update(
            UpdateId id,
            Kind kind,
            @Nullable NoticeState state,
            String body,
            Instant at,
            Instant postedAt,
            @Nullable UpdateId corrects) {
        this(id, kind, state, body, at, postedAt, corrects, List.of());
    }

    /** The same with other words. */
    public Update withBody(String other) {
        return new Update(id, kind, state, other, at, postedAt, corrects, changes);
    }

    /** What sort of statement. */
    public enum Kind {
        /** News. */
        UPDATE,
        /** A fact that was stated wrongly, put right. */
        CORRECTION
    }
}
