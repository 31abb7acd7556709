package dev.candor.text;

import java.time.Duration;
import java.util.Locale;

/** Lengths of downtime, in minutes however long they are, so that they can be compared at sight. */
public final class MinutesText {
    private static final int SECONDS_TOLD_BELOW_MINUTES = 10;

    private MinutesText() {}

    /**
     * {@code 0 min}, {@code 45 s}, {@code 6 min 30 s}, {@code 19 min}, {@code 1,387 min}; cut off,
     * never rounded up; {@code under 1 s} for what is shorter but not nothing.
     */
    public static String of(Duration length, Locale locale) {
        var words = Words.of(locale);
        var minutes = length.toMinutes();
        var seconds = length.toSecondsPart();
        if (length.isZero() || length.isNegative()) {
            return words.minutes(0);
        }
        if (minutes == 0) {
            return seconds == 0 ? words.lessThanASecond() : words.seconds(seconds);
        }
        var isShort = minutes < SECONDS_TOLD_BELOW_MINUTES && seconds > 0;
        return isShort
                ? words.minutes(minutes) + " " + words.seconds(seconds)
                : words.minutes(minutes);
    }
}
