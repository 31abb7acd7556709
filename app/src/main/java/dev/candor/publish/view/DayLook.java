package dev.candor.publish.view;

import dev.candor.uptime.Figures;

/**
 * What one day of a component comes to, for a bar: a height and a pattern, never a colour alone.
 *
 * <p>The worst wins. A day of which nobody saw the greater part is unknown unless something worse
 * is sure; one that is not yet over is judged by what has passed of it.
 */
public enum DayLook {
    /** The component was not yet part of the page, or no longer. */
    BLANK("blank", "Not yet watched", 0),
    /** Nothing was wrong. */
    UP("up", "Nothing wrong", 10),
    /** Nobody looked for most of the day. */
    UNKNOWN("unknown", "Unknown", 6),
    /** Planned work and nothing worse. */
    MAINTENANCE("maintenance", "Maintenance", 10),
    /** Slow or impaired. */
    DEGRADED("degraded", "Degraded", 14),
    /** A fault came and went, at times that are not known. */
    INTERMITTENT("intermittent", "On and off", 19),
    /** Partly without service. */
    PARTIAL("partial", "Partial outage", 19),
    /** Without service. */
    MAJOR("major", "Major outage", 24);

    /** The height of the tallest bar. */
    public static final int HEIGHT = 24;

    private final String style;
    private final String word;
    private final int height;

    DayLook(String style, String word, int height) {
        this.style = style;
        this.word = word;
        this.height = height;
    }

    /** How a day with those figures looks. */
    static DayLook of(Figures day) {
        if (day.counted().isZero()) {
            return BLANK;
        }
        if (!day.major().isZero()) {
            return MAJOR;
        }
        if (!day.partial().isZero()) {
            return PARTIAL;
        }
        if (!day.intermittent().isZero()) {
            return INTERMITTENT;
        }
        if (!day.degraded().isZero()) {
            return DEGRADED;
        }
        if (!day.maintenance().isZero()) {
            return MAINTENANCE;
        }
        return day.unknown().compareTo(day.known()) > 0 ? UNKNOWN : UP;
    }

    /** Whether it is known that something was not as always. */
    boolean isWrong() {
        return switch (this) {
            case BLANK, UP, UNKNOWN -> false;
            case MAINTENANCE, DEGRADED, INTERMITTENT, PARTIAL, MAJOR -> true;
        };
    }

    /** The style class. */
    public String style() {
        return style;
    }

    /** What it is called. */
    public String word() {
        return word;
    }

    /** How tall it stands, 0 to {@link #HEIGHT}. */
    public int height() {
        return height;
    }
}
