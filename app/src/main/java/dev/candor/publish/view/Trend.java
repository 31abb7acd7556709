package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.time.Zones;
import dev.candor.uptime.Reliability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Whether a component fails more often than it did. */
final class Trend {
    /** From this much on, one frequency is another. */
    private static final double SAME = 0.1;

    private final Scene scene;
    private final Histories histories;

    Trend(Scene scene, Histories histories) {
        this.scene = scene;
        this.histories = histories;
    }

    /** The last ninety days beside the ninety before them, in a sentence with both numbers. */
    String sentence(Component component) {
        var middle = scene.bars().first();
        var first = middle.minusDays(Bars.DAYS);
        var now = of(component, start(middle), scene.now());
        var before = of(component, start(first), start(middle));
        if (now.perThirtyDays().isEmpty()) {
            return "It has been watched for less than a day: too early to speak of a trend.";
        }
        var recent = now.perThirtyDays().getAsDouble();
        var beginning = number(recent) + " outages per 30 days in the last 90 days";
        if (before.perThirtyDays().isEmpty()
                || component.startedAt().isAfter(start(middle.minusDays(30)))) {
            return beginning + "; it was not watched long enough before that to compare.";
        }
        var earlier = before.perThirtyDays().getAsDouble();
        return beginning
                + ", "
                + number(earlier)
                + " in the 90 days before: "
                + word(recent - earlier, now.failures())
                + ".";
    }

    private static String word(double difference, int failures) {
        if (Math.abs(difference) < SAME) {
            return failures == 0 ? "none in either" : "as often as before";
        }
        return difference > 0 ? "rising" : "falling";
    }

    private Reliability of(Component component, Instant from, Instant to) {
        return Reliability.of(
                histories.failures(component.id(), from, to),
                scene.downtime().over(component.id(), from, to));
    }

    private Instant start(LocalDate day) {
        return Zones.startOfDay(day, scene.model().page().zone());
    }

    /** With one digit. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
