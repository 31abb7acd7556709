package dev.candor.config;

import dev.candor.model.Retention;

import java.time.Duration;

/** Reads the map {@code history}. */
final class HistoryReader {
    private HistoryReader() {}

    static Retention read(Section section) {
        var usual = Retention.DEFAULT;
        var results = duration(section, "results", usual.raw());
        var minutes = duration(section, "minutes", usual.minutes());
        var hours = duration(section, "hours", usual.hours());
        var days = duration(section, "days", usual.days());
        try {
            return new Retention(results, minutes, hours, days);
        } catch (IllegalArgumentException e) {
            section.fail("these times do not fit: " + e.getMessage(), "change one of them");
            return usual;
        }
    }

    private static Duration duration(Section section, String name, Duration usual) {
        return section.value(name)
                .flatMap(value -> value.duration(Retention.SHORTEST, Retention.LONGEST))
                .orElse(usual);
    }
}
