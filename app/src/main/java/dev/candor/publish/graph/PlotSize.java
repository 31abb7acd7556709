package dev.candor.publish.graph;

import java.time.Duration;
import java.time.Instant;

/**
 * How large a drawing is.
 *
 * @param width of everything
 * @param height of the panel with the values
 * @param left room for the labels of values
 * @param right room for the names of lines
 * @param columns how many columns at most
 * @param ticks how many labels of time at most
 */
record PlotSize(int width, int height, int left, int right, int columns, int ticks) {
    static final PlotSize WIDE = new PlotSize(720, 200, 58, 84, 180, 8);
    static final PlotSize NARROW = new PlotSize(340, 180, 50, 62, 90, 4);

    /** Where the panels end on the right. */
    double end() {
        return width - right;
    }

    /** Where an instant of the plot lies. */
    double x(Plot plot, Instant at) {
        var range = Duration.between(plot.from(), plot.to()).toMillis();
        var passed = Duration.between(plot.from(), at).toMillis();
        return left + (end() - left) * ((double) passed / range);
    }
}
