package dev.candor.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of a component is affected, from none to all, in rising order of severity. The wire
 * names are those of the Statuspage API v2, with {@code unknown} added for time that nobody saw.
 */
public enum Level {
    /** Nothing is wrong. */
    OPERATIONAL("operational"),
    /** Nobody was looking: never written by a person, never counted as downtime. */
    UNKNOWN("unknown"),
    /** Planned work; ranks below every fault, so that it never hides one. */
    UNDER_MAINTENANCE("under_maintenance"),
    /** Slow or impaired, but serving. */
    DEGRADED_PERFORMANCE("degraded_performance"),
    /** Some of it, or some customers, are without service. */
    PARTIAL_OUTAGE("partial_outage"),
    /** Without service. */
    MAJOR_OUTAGE("major_outage");

    private final String wireName;

    Level(String wireName) {
        this.wireName = wireName;
    }

    /** The name in API, configuration and history files, such as {@code major_outage}. */
    public String wireName() {
        return wireName;
    }

    /** The level of that wire name, or empty when there is none. */
    public static Optional<Level> ofWireName(String name) {
        return Arrays.stream(values()).filter(level -> level.wireName.equals(name)).findFirst();
    }

    /** The more severe of the two. */
    public static Level worse(Level one, Level other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether this is a fault: degraded or worse. */
    public boolean isFault() {
        return compareTo(DEGRADED_PERFORMANCE) >= 0;
    }
}
