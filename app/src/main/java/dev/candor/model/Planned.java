package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When something is meant to happen: local time and zone, so that it stays right when the zone's
 * rules change; resolved to instants where it is used.
 *
 * @param start the local time of its start
 * @param end the local time of its end, or null when none was promised
 * @param zone the zone of both
 */
public record Planned(LocalDateTime start, @Nullable LocalDateTime end, ZoneId zone) {
    /**
     * @throws IllegalArgumentException when the end is not after the start
     */
    public Planned {
        if (end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "the plan ends at " + end + ", which is not after its start " + start);
        }
    }
}
