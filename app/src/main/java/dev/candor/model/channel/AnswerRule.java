package dev.candor.model.channel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an answer means. All that is named must hold.
 *
 * @param statuses of which HTTP status, the first and last of each range; empty for any
 * @param contains what its body must contain, or null
 * @param whole what its whole body must be, but for blanks around it, or null
 * @param pointer a place in its JSON body (RFC 6901) that must be {@code value}, or null
 * @param value the text of that place, or null
 * @param means what follows
 */
public record AnswerRule(
        List<Range> statuses,
        @Nullable String contains,
        @Nullable String whole,
        @Nullable String pointer,
        @Nullable String value,
        Meaning means) {
    public AnswerRule {
        statuses = List.copyOf(statuses);
    }

    /** Statuses from one to another, both included. */
    public record Range(int first, int last) {}

    /** Whether a status fits. */
    public boolean fits(int status) {
        return statuses.isEmpty()
                || statuses.stream()
                        .anyMatch(range -> range.first <= status && status <= range.last);
    }

    /** What an answer can mean. */
    public enum Meaning {
        /** It was taken. */
        ACCEPTED,
        /** Not now: try again. */
        LATER,
        /** Never this message. */
        REFUSED,
        /** Never anything at this address. */
        DEAD,
        /** Nothing of this channel, such as when its key is refused. */
        UNAVAILABLE
    }
}
