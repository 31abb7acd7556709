package dev.candor.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** Lengths of time in words. Always cut off, never rounded up; a negative one reads as none. */
public final class DurationText {
    private static final int SHOWN_UNITS = 2;

    private DurationText() {}

    /**
     * The two greatest units that are not zero next to each other: {@code 45 s}, {@code 20 min},
     * {@code 1 h 27 min}, {@code 2 d 3 h}. A day is 24 hours.
     */
    public static String of(Duration duration, Locale locale) {
        var words = Words.of(locale);
        var length = duration.isNegative() ? Duration.ZERO : duration;
        long[] counts = {
            length.toDaysPart(),
            length.toHoursPart(),
            length.toMinutesPart(),
            length.toSecondsPart()
        };
        var first = 0;
        while (first < counts.length - 1 && counts[first] == 0) {
            first++;
        }
        var shown = new ArrayList<String>();
        for (var i = first; i < counts.length && i < first + SHOWN_UNITS; i++) {
            if (counts[i] > 0) {
                shown.add(unit(i, counts[i], words));
            }
        }
        return shown.isEmpty() ? words.seconds(0) : String.join(" ", shown);
    }

    /** The same to the minute; {@code less than a minute} for what is shorter. */
    public static String toTheMinute(Duration duration, Locale locale) {
        return duration.toMinutes() < 1
                ? Words.of(locale).lessThanAMinute()
                : of(Duration.ofMinutes(duration.toMinutes()), locale);
    }

    private static String unit(int index, long count, Words words) {
        return switch (index) {
            case 0 -> words.days(count);
            case 1 -> words.hours(count);
            case 2 -> words.minutes(count);
            default -> words.seconds(count);
        };
    }
}
