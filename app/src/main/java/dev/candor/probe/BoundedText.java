package dev.candor.probe;

/**
 * A text that can be looked at only so often: a regular expression that goes back and forth over a
 * hostile text ends instead of keeping a thread for hours.
 */
final class BoundedText implements CharSequence {
    private static final int STEPS = 10_000_000;

    private final CharSequence text;
    private int steps;

    BoundedText(CharSequence text) {
        this.text = text;
    }

    /** The text has been looked at too often. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("the text was looked at " + STEPS + " times", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++steps > STEPS) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
