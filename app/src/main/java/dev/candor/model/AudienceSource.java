package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What came of asking a database for the customers of an audience.
 *
 * @param audience which
 * @param outcome of the last time
 * @param detail why it was not taken, in one line without personal data; may be empty
 * @param askedAt when it was asked last, or null for never
 * @param takenAt when an answer was good last, or null for never
 * @param failingSince since when no answer was taken, or null while the last one was
 */
public record AudienceSource(
        Audience audience,
        Outcome outcome,
        String detail,
        @Nullable Instant askedAt,
        @Nullable Instant takenAt,
        @Nullable Instant failingSince) {
    /** The longest detail, in characters. */
    public static final int LONGEST_DETAIL = 500;

    /** What came of it. */
    public enum Outcome {
        /** It was not asked yet. */
        WAITING,
        /** The audience is what the database says. */
        TAKEN,
        /** There was an answer that cannot be right: the audience is as it was. */
        REFUSED,
        /** There was no answer: the audience is as it was. */
        FAILED
    }

    public AudienceSource {
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    }

    /** One that was not asked yet. */
    public static AudienceSource waiting(Audience audience) {
        return new AudienceSource(audience, Outcome.WAITING, "", null, null, null);
    }

    /** Its answer was taken. */
    public AudienceSource taken(Instant at) {
        return new AudienceSource(audience, Outcome.TAKEN, "", at, at, null);
    }

    /** Its answer was not taken, or there was none. */
    public AudienceSource without(Outcome newOutcome, String why, Instant at) {
        var since = failingSince == null ? at : failingSince;
        return new AudienceSource(audience, newOutcome, why, at, takenAt, since);
    }

    /** Whether its customers are not what the database says, as far as is known. */
    public boolean isFailing() {
        return outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
    }
}
