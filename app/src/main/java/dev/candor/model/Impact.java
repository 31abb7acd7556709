package dev.candor.model;

import org.jspecify.annotations.Nullable;

/**
 * What a notice says of one component.
 *
 * @param component what is affected
 * @param level how much
 * @param note a free word for customers ("mail delayed, none lost"), or null
 */
public record Impact(ComponentId component, Level level, @Nullable String note) {
    private static final int LONGEST_NOTE = 500;

    /**
     * @throws IllegalArgumentException when the level is {@code unknown} or the note too long
     */
    public Impact {
        if (level == Level.UNKNOWN) {
            throw new IllegalArgumentException("a notice cannot state the level 'unknown'");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note has at most 500 characters");
        }
    }
}
