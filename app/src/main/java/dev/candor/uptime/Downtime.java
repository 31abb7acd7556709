package dev.candor.uptime;

import dev.candor.model.ComponentId;
import dev.candor.time.Zones;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Figures per component, range and day. What lies in the future does not count.
 *
 * @param timeline the levels that they rest on
 * @param now the end of what has happened
 */
public record Downtime(Timeline timeline, Instant now) {
    /** The greatest number of days answered at once: a little over ten years. */
    public static final int MOST_DAYS = 3_700;

    /**
     * Of {@code from <= t < to}.
     *
     * @throws IllegalArgumentException when there is no such component
     */
    public Figures over(ComponentId component, Instant from, Instant to) {
        var until = to.isBefore(now) ? to : now;
        return timeline.steps(component, from, until).stream()
                .map(Figures::of)
                .reduce(Figures.NONE, Figures::plus);
    }

    /**
     * Of one local day.
     *
     * @throws IllegalArgumentException when there is no such component
     */
    public Figures on(ComponentId component, LocalDate day, ZoneId zone) {
        return over(component, Zones.startOfDay(day, zone), Zones.endOfDay(day, zone));
    }

    /**
     * Of each local day from {@code first} to {@code last}, both included.
     *
     * @throws IllegalArgumentException when there is no such component, or more than {@link
     *     #MOST_DAYS} days
     */
    public List<DayFigures> days(
            ComponentId component, LocalDate first, LocalDate last, ZoneId zone) {
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new IllegalArgumentException(
                    "at most " + MOST_DAYS + " days at once, not from " + first + " to " + last);
        }
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .map(day -> new DayFigures(day, on(component, day, zone)))
                        .toList();
    }
}
