package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What is promised to customers: how much of each month, quarter or year some components are up.
 *
 * @param id its name for good
 * @param name what people read; 1 to 255 characters
 * @param components what it speaks of: broken while any of these is down; at least one
 * @param partsPerMillion the uptime that is promised: 999,000 is 99.9 %; 1 to 1,000,000
 * @param term over which time it is reckoned
 * @param excludingMaintenance whether planned maintenance, and what fails during it, is spared;
 *     otherwise it uses up the budget as an outage does
 * @param begins the first day of the page on which it is promised, or null for always
 * @param ends the last one, or null while it holds
 */
public record UptimeTarget(
        TargetId id,
        String name,
        List<ComponentId> components,
        int partsPerMillion,
        Term term,
        boolean excludingMaintenance,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends) {
    /** All of the time, in parts per million. */
    public static final int WHOLE = 1_000_000;

    private static final int LONGEST_NAME = 255;

    /**
     * @throws IllegalArgumentException when a value is out of its range; the message says which
     */
    public UptimeTarget {
        components = List.copyOf(components);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of target " + id + " must have 1 to 255 characters");
        }
        if (components.isEmpty()) {
            throw new IllegalArgumentException("target " + id + " names no component");
        }
        if (partsPerMillion < 1 || partsPerMillion > WHOLE) {
            throw new IllegalArgumentException(
                    "target " + id + " must promise 0.0001 % to 100 %, not " + partsPerMillion);
        }
        if (begins != null && ends != null && ends.isBefore(begins)) {
            throw new IllegalArgumentException("target " + id + " ends before it begins");
        }
    }

    /** Over which time a promise is reckoned, each a calendar's. */
    public enum Term {
        /** From the first of a month. */
        MONTH(1),
        /** From the first of January, April, July or October. */
        QUARTER(3),
        /** From the first of January. */
        YEAR(12);

        private final int months;

        Term(int months) {
            this.months = months;
        }

        /** How many months one has. */
        public int months() {
            return months;
        }

        /** The first day of the one in which that day lies. */
        public LocalDate firstDay(LocalDate day) {
            return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / months * months + 1);
        }
    }
}
