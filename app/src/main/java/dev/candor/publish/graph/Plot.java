package dev.candor.publish.graph;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a graph shows, before it is drawn.
 *
 * @param title what is drawn
 * @param unit of its values
 * @param from its first instant
 * @param to its last
 * @param finest how fine the recording is
 * @param slots what was recorded, reaching past both ends where figures are compared
 * @param marks what is marked
 * @param compared the mark around which figures are compared, or null
 * @param span how long before and after it
 * @param zone of the axis
 * @param locale of its words
 */
public record Plot(
        String title,
        String unit,
        Instant from,
        Instant to,
        Duration finest,
        List<Slot> slots,
        List<Mark> marks,
        @Nullable Mark compared,
        Duration span,
        ZoneId zone,
        Locale locale) {
    public Plot {
        slots = List.copyOf(slots);
        marks = List.copyOf(marks);
    }

    /** Whether it has tries that can fail, and so an error rate. */
    boolean hasErrors() {
        return slots.stream().anyMatch(slot -> slot.tries() > 0);
    }

    /** Whether its values are known one by one, or as a spread. */
    boolean hasQuantiles() {
        return slots.stream().noneMatch(slot -> slot.spread() instanceof Spread.Summed);
    }
}
