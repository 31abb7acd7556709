package dev.candor.publish.graph;

import dev.candor.time.Zones;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis of time is labelled: at round hours or days of the page's zone. */
final class TimeTicks {
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(14),
                    Duration.ofDays(28));

    /** One label. */
    record Tick(Instant at, String label) {}

    private TimeTicks() {}

    /** At most that many, oldest first. */
    static List<Tick> of(Instant from, Instant to, ZoneId zone, Locale locale, int most) {
        var range = Duration.between(from, to);
        var step =
                STEPS.stream()
                        .filter(each -> range.dividedBy(each) < most)
                        .findFirst()
                        .orElse(STEPS.getLast());
        var byDay = step.compareTo(Duration.ofDays(1)) >= 0;
        var ticks = new ArrayList<Tick>();
        var local = from.atZone(zone).toLocalDate().atStartOfDay();
        for (var i = 0; i < 10_000; i++) {
            var next = byDay ? local.plusDays(i * step.toDays()) : local.plus(step.multipliedBy(i));
            var at = Zones.instant(next, zone);
            if (!at.isBefore(to)) {
                break;
            }
            if (!at.isBefore(from)) {
                ticks.add(new Tick(at, label(next, byDay, locale)));
            }
        }
        return ticks;
    }

    private static String label(LocalDateTime local, boolean byDay, Locale locale) {
        var isMidnight = local.truncatedTo(ChronoUnit.DAYS).equals(local);
        var pattern = byDay || isMidnight ? "d MMM" : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(local);
    }
}
