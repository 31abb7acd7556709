package dev.candor.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that is measured over time and can be drawn.
 *
 * @param id its name
 * @param name as people read it; 1 to 100 characters
 * @param unit of its values, such as {@code ms}; may be empty; at most 20 characters
 * @param component what it tells about, or null
 * @param shown whether the public may see it
 */
public record Series(
        SeriesId id, String name, String unit, @Nullable ComponentId component, boolean shown) {
    /** Series of one page at most. */
    public static final int MOST = 1_000;
}
