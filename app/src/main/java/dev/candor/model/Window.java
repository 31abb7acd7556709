package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * When something stated by a notice really happened, half open; one notice may have several.
 *
 * @param start when it began
 * @param end when it was over, or null while it lasts
 * @param component the one component that it speaks of, or null for each impacted one
 * @param level its level, or null for the level of the notice's impact on that component
 * @param precision how well the ends are known
 */
public record Window(
        Instant start,
        @Nullable Instant end,
        @Nullable ComponentId component,
        @Nullable Level level,
        Precision precision) {
    /**
     * @throws IllegalArgumentException when it ends before it starts
     */
    public Window {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "a window ends at " + end + ", before its start " + start);
        }
        if (level == Level.UNKNOWN) {
            throw new IllegalArgumentException("a notice cannot state the level 'unknown'");
        }
    }

    /** An exact window that speaks of each impacted component. */
    public static Window of(Instant start, @Nullable Instant end) {
        return new Window(start, end, null, null, Precision.EXACT);
    }

    /** The same window with another end; null opens it again. */
    public Window withEnd(@Nullable Instant newEnd) {
        return new Window(start, newEnd, component, level, precision);
    }
}
