package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of customers' data: the question that every outage leaves.
 *
 * @param outcome in one word
 * @param note in the operator's words ("two orders of one store"), or null
 */
public record DataImpact(Outcome outcome, @Nullable String note) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    /**
     * @throws IllegalArgumentException when the note is blank or too long
     */
    public DataImpact {
        NoticeFacts.check("data note", note, LONGEST_NOTE);
    }

    /** What became of data, in one word. */
    public enum Outcome {
        /** Nothing was lost and nothing came late. */
        NONE,
        /** It came late, and all of it came. */
        DELAYED,
        /** Some is gone. */
        LOST,
        /** Nobody can say yet. */
        UNKNOWN;

        /** The name in API and history files: {@code delayed}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome of that wire name, or empty when there is none. */
        public static Optional<Outcome> ofWireName(String name) {
            return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
        }
    }
}
