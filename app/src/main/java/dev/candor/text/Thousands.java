package dev.candor.text;

/** Whole numbers with a mark between their thousands. */
public final class Thousands {
    private Thousands() {}

    /**
     * {@code 999}, {@code 1,387}, {@code -12,000,000}. Not by the JDK's formatter, whose patterns
     * and symbols take long to load, and the first page after a start waits for them.
     *
     * @param mark what stands between thousands
     */
    public static String marked(long number, char mark) {
        var digits = new StringBuilder(Long.toString(number));
        var first = number < 0 ? 1 : 0;
        for (var place = digits.length() - 3; place > first; place -= 3) {
            digits.insert(place, mark);
        }
        return digits.toString();
    }
}
