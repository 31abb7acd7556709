package dev.candor.bench.compare;

import java.util.Arrays;
import java.util.Collection;

/** The middle value. */
final class Median {
    private Median() {}

    /**
     * The median; the mean of the two middle ones when their number is even.
     *
     * @throws IllegalArgumentException when there are none
     */
    static double of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no median of nothing");
        }
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
