package dev.candor.publish.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Values with their unit, short enough for an axis. */
final class Quantity {
    private static final double SECOND = 1_000;
    private static final double TEN_SECONDS = 10_000;

    private Quantity() {}

    /** {@code 240 ms}, {@code 1.2 s}, {@code 17 requests/s}; at most three digits that count. */
    static String of(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        if (unit.equals("ms") && Math.abs(value) >= SECOND) {
            return rounded(value / SECOND, Math.abs(value) >= TEN_SECONDS ? 3 : 2) + " s";
        }
        return unit.isEmpty()
                ? rounded(value, 3)
                : rounded(value, 3) + (unit.equals("%") ? " %" : " " + unit);
    }

    /** {@code 3.2 %} of a share from 0 to 1. */
    static String share(double share) {
        return rounded(share * 100, share >= 0.1 ? 3 : 2) + " %";
    }

    private static String rounded(double value, int digits) {
        var exact = new BigDecimal(value);
        var whole = exact.precision() - exact.scale();
        var number =
                whole >= digits
                        ? exact.setScale(0, RoundingMode.HALF_UP)
                        : exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
