package dev.candor.text;

import java.util.Set;

/**
 * Keeps together what must not part at the end of a line: a number and its unit ({@code 9 h 47
 * min}, {@code 99.97 %}), a time and its zone ({@code 06:15 UTC}), a day and its month ({@code 22
 * Jun}), and a dot or dash between two things with what is before it. Says nothing else: its only
 * change is that some spaces are no-break spaces (U+00A0).
 *
 * <p>For HTML, which people read. What programs compare, and what people copy into programs (JSON,
 * CSV, plain text, the command line), keeps plain spaces.
 */
public final class BoundText {
    /** What a bound space is. */
    public static final char BOUND = '\u00a0';

    private static final int DIGITS_OF_A_DAY_OR_MINUTE = 2;
    private static final int LONGEST_UNIT = 7;
    private static final Set<String> UNITS =
            Set.of("%", "ms", "s", "min", "h", "d", "days", "hours", "minutes", "seconds");

    private BoundText() {}

    /** The same text; itself when nothing in it has to be kept together. */
    public static String of(String text) {
        StringBuilder bound = null;
        for (var at = text.indexOf(' ', 1); at >= 0; at = text.indexOf(' ', at + 1)) {
            if (at + 1 < text.length() && binds(text, at)) {
                bound = bound == null ? new StringBuilder(text) : bound;
                bound.setCharAt(at, BOUND);
            }
        }
        return bound == null ? text : bound.toString();
    }

    private static boolean binds(String text, int space) {
        var next = text.charAt(space + 1);
        if (next == '·' || next == '–') {
            return true;
        }
        var digits = digitsBefore(text, space);
        if (digits == 0) {
            return Character.isDigit(next) && endsInUnit(text, space);
        }
        var opensName = Character.isUpperCase(next) || next == '+' || next == '-';
        return UNITS.contains(word(text, space + 1))
                || (opensName && digits <= DIGITS_OF_A_DAY_OR_MINUTE);
    }

    /** Whether it is the space in {@code 9 h 47 min} that stands before the 47. */
    private static boolean endsInUnit(String text, int space) {
        var before = text.lastIndexOf(' ', space - 1);
        return before > 0
                && space - before <= LONGEST_UNIT + 1
                && digitsBefore(text, before) > 0
                && UNITS.contains(text.substring(before + 1, space));
    }

    private static int digitsBefore(String text, int end) {
        var start = end;
        while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return end - start;
    }

    /** The word that begins there; empty when it is longer than any unit. */
    private static String word(String text, int start) {
        if (text.charAt(start) == '%') {
            return "%";
        }
        var end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            if (++end - start > LONGEST_UNIT) {
                return "";
            }
        }
        return text.substring(start, end);
    }
}
