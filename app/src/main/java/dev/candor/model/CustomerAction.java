package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What customers can, or should, do themselves: a workaround or a step to take.
 *
 * @param text Markdown, 1 to 2,000 characters
 * @param deadline by when, in local time, or null when there is none
 * @param zone the deadline's zone; null exactly when there is no deadline
 */
public record CustomerAction(String text, @Nullable LocalDateTime deadline, @Nullable ZoneId zone) {
    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 2_000;

    /**
     * @throws IllegalArgumentException when the text is blank or too long, or deadline and zone do
     *     not come together
     */
    public CustomerAction {
        NoticeFacts.check("action", text, LONGEST_TEXT);
        if ((deadline == null) != (zone == null)) {
            throw new IllegalArgumentException("a deadline has a local time and a zone");
        }
    }
}
