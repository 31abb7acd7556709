package dev.candor.uptime;

import dev.candor.model.ComponentId;
import dev.candor.time.Zones;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
     * Of each stretch between one bound and the next, in one pass.
     *
     * @param bounds at least one, none before the one before it
     * @throws IllegalArgumentException when there is no such component
     */
    public List<Figures> between(ComponentId component, List<Instant> bounds) {
        var last = bounds.getLast();
        var until = last.isBefore(now) ? last : now;
        var sums = new Figures[bounds.size() - 1];
        Arrays.fill(sums, Figures.NONE);
        var place = 0;
        for (var step : timeline.steps(component, bounds.getFirst(), until)) {
            while (place < sums.length && !bounds.get(place + 1).isAfter(step.start())) {
                place++;
            }
            for (var i = place; i < sums.length && bounds.get(i).isBefore(step.end()); i++) {
                var part = Figures.of(step.within(bounds.get(i), bounds.get(i + 1)));
                sums[i] = sums[i].equals(Figures.NONE) ? part : sums[i].plus(part);
            }
        }
        return List.of(sums);
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
        if (last.isBefore(first)) {
            return List.of();
        }
        var days = first.datesUntil(last.plusDays(2)).toList();
        var bounds = days.stream().map(day -> Zones.startOfDay(day, zone)).toList();
        var figures = between(component, bounds);
        return IntStream.range(0, figures.size())
                .mapToObj(i -> new DayFigures(days.get(i), figures.get(i)))
                .toList();
    }
}
