package dev.candor.model;

import java.time.Instant;

/**
 * One value of a metric.
 *
 * @param at when it was measured, in whole milliseconds
 * @param value finite
 */
public record MetricPoint(Instant at, double value) {
    /**
     * @throws IllegalArgumentException when the value is no finite number
     */
    public MetricPoint {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value must be a finite number");
        }
    }
}
