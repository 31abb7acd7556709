package dev.candor.model;

/**
 * Which part of a series an entry is: {@code part 2 of 3}.
 *
 * @param number from 1 on
 * @param of how many parts there are, at least {@code number} and at most 99
 */
public record SeriesPart(int number, int of) {
    /** The longest series. */
    public static final int MOST = 99;

    /**
     * @throws IllegalArgumentException when there is no such part
     */
    public SeriesPart {
        if (number < 1 || of < number || of > MOST) {
            throw new IllegalArgumentException(
                    "there is no part " + number + " of " + of + "; a series has 1 to 99 parts");
        }
    }
}
