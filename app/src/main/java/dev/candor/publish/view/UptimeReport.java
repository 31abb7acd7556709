package dev.candor.publish.view;

import dev.candor.model.ComponentId;
import dev.candor.uptime.Figures;

import java.time.LocalDate;
import java.util.List;

/**
 * The figures of some components on each of some days.
 *
 * @param zone the IANA name of the zone in which they are days
 * @param days in order
 */
public record UptimeReport(String zone, List<Day> days) {
    public UptimeReport {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param date which
     * @param components those that were part of the page on it, in the page's order
     */
    public record Day(LocalDate date, List<Cell> components) {
        public Day {
            components = List.copyOf(components);
        }
    }

    /** One component on one day. */
    public record Cell(ComponentId component, Figures figures) {}
}
