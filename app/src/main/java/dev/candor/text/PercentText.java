package dev.candor.text;

import java.util.Locale;

/** Percentages in words. */
public final class PercentText {
    private PercentText() {}

    /**
     * With two digits, cut off: 99.999 is {@code 99.99 %}, for it was not all of the time.
     *
     * @param percent 0 to 100; what lies outside is taken as the nearer end
     */
    public static String of(double percent, Locale locale) {
        var hundredths = (long) Math.floor(Math.clamp(percent, 0, 100) * 100 + 1e-9);
        return Words.of(locale).percent(hundredths);
    }
}
