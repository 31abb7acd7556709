package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When something stated by a notice really happened, half open; one notice may have several.
 *
 * @param start when it began
 * @param end when it was over, or null while it lasts
 * @param component the one component that it speaks of, or null for each impacted one
 * @param level its level, or null for the level of the notice's impact on that component
 * @param precision how well the ends are known
 * @param kind what sort of window
 * @param times how often it came and went within an intermittent window, or null when not known
 * @param note a word beside it ("DNS caches keep the old address"), or null
 */
public record Window(
        Instant start,
        @Nullable Instant end,
        @Nullable ComponentId component,
        @Nullable Level level,
        Precision precision,
        Kind kind,
        @Nullable Integer times,
        @Nullable String note) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 300;

    /** The most times that something came and went. */
    public static final int MOST_TIMES = 10_000;

    /** What sort of window. */
    public enum Kind {
        /** The impact itself. */
        IMPACT,
        /**
         * What remains when the impact is over, such as caches that have not run out: shown apart
         * and never counted. Its end may be known before it comes.
         */
        TAIL;

        /** The name in API and history files: {@code tail}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that wire name, or empty when there is none. */
        public static Optional<Kind> ofWireName(String name) {
            return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
        }
    }

    /**
     * @throws IllegalArgumentException when it ends before it starts, has a level that nobody can
     *     state, or counts times without being intermittent
     */
    public Window {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "a window ends at " + end + ", before its start " + start);
        }
        if (level == Level.UNKNOWN) {
            throw new IllegalArgumentException("a notice cannot state the level 'unknown'");
        }
        if (times != null && (precision != Precision.INTERMITTENT || times < 1)) {
            throw new IllegalArgumentException(
                    "'times' counts, from 1 on, how often an intermittent window came and went");
        }
        if (times != null && times > MOST_TIMES) {
            throw new IllegalArgumentException("'times' is at most " + MOST_TIMES);
        }
        NoticeFacts.check("window's note", note, LONGEST_NOTE);
    }

    /** A window of impact, without more words. */
    public Window(
            Instant start,
            @Nullable Instant end,
            @Nullable ComponentId component,
            @Nullable Level level,
            Precision precision) {
        this(start, end, component, level, precision, Kind.IMPACT, null, null);
    }

    /** An exact window that speaks of each impacted component. */
    public static Window of(Instant start, @Nullable Instant end) {
        return new Window(start, end, null, null, Precision.EXACT);
    }

    /** Whether it is what remains, and not the impact itself. */
    public boolean isTail() {
        return kind == Kind.TAIL;
    }

    /** The same window with another end; null opens it again. */
    public Window withEnd(@Nullable Instant newEnd) {
        return new Window(start, newEnd, component, level, precision, kind, times, note);
    }

    /** The same window, of that component and level. */
    public Window of(@Nullable ComponentId newComponent, @Nullable Level newLevel) {
        return new Window(start, end, newComponent, newLevel, precision, kind, times, note);
    }
}
