package dev.candor.publish.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of values that begins at zero, or below where values do.
 *
 * @param low its lower end
 * @param high its upper end
 * @param ticks where it is labelled, from the lowest
 */
record Scale(double low, double high, List<Double> ticks) {
    private static final int USUAL_TICKS = 4;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** An axis on which all values between the two can be seen. */
    static Scale of(double least, double greatest) {
        return of(least, greatest, USUAL_TICKS);
    }

    /** The same with about so many steps. */
    static Scale of(double least, double greatest, int steps) {
        var bottom = Math.min(0, Double.isFinite(least) ? least : 0);
        var top = Math.max(Double.isFinite(greatest) ? greatest : 0, bottom);
        if (top - bottom <= 0) {
            top = bottom + 1;
        }
        var step = step((top - bottom) / steps);
        var low = Math.floor(bottom / step) * step;
        var high = Math.ceil(top / step - 1e-9) * step;
        var ticks = new ArrayList<Double>();
        for (var i = 0; low + i * step <= high + step * 1e-6; i++) {
            ticks.add(low + i * step);
        }
        return new Scale(low, high, ticks);
    }

    /** Where a value stands: 0 at the lower end, 1 at the upper. */
    double place(double value) {
        return (value - low) / (high - low);
    }

    /** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
    private static double step(double atLeast) {
        var power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (var each : STEPS) {
            if (each * power >= atLeast * (1 - 1e-9)) {
                return each * power;
            }
        }
        return 10 * power;
    }
}
