package dev.candor.publish.view;

import dev.candor.time.Zones;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Some local days in a row.
 *
 * @param first the first of them
 * @param next the day after the last
 */
record Period(LocalDate first, LocalDate next) {
    /** How a calendar divides time. */
    enum Unit {
        WEEK,
        MONTH,
        YEAR;

        private LocalDate start(LocalDate day) {
            return switch (this) {
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        private LocalDate next(LocalDate start) {
            return switch (this) {
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
                case YEAR -> start.plusYears(1);
            };
        }

        private LocalDate before(LocalDate start) {
            return switch (this) {
                case WEEK -> start.minusWeeks(1);
                case MONTH -> start.minusMonths(1);
                case YEAR -> start.minusYears(1);
            };
        }
    }

    /** The newest ones, back to the one with {@code from} in it, at most {@code most}. */
    static List<Period> newestFirst(Unit unit, LocalDate from, LocalDate today, int most) {
        var periods = new ArrayList<Period>();
        for (var start = unit.start(today);
                unit.next(start).isAfter(from) && periods.size() < most;
                start = unit.before(start)) {
            periods.add(new Period(start, unit.next(start)));
        }
        return periods;
    }

    Instant start(ZoneId zone) {
        return Zones.startOfDay(first, zone);
    }

    Instant end(ZoneId zone) {
        return Zones.startOfDay(next, zone);
    }

    LocalDate last() {
        return next.minusDays(1);
    }
}
