package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What planned work is expected to do to customers, within the time set aside for it.
 *
 * @param downtime how much is expected; zero for none; null when only words can say it
 * @param note in the operator's words ("reading e-mail is off; incoming e-mail waits"), or null
 */
public record ExpectedImpact(@Nullable Duration downtime, @Nullable String note) {
    /** The longest expected downtime. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    /**
     * @throws IllegalArgumentException when it says nothing, is negative or longer than 31 days, or
     *     the note is blank or too long
     */
    public ExpectedImpact {
        NoticeFacts.check("expectation's note", note, LONGEST_NOTE);
        if (downtime == null && note == null) {
            throw new IllegalArgumentException("an expectation names a downtime or has a note");
        }
        if (downtime != null && (downtime.isNegative() || downtime.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("an expected downtime is 0 to 31 days long");
        }
    }
}
