package dev.candor.publish.view;

import dev.candor.text.MinutesText;
import dev.candor.text.PercentText;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Weights;

import java.time.Duration;
import java.util.Locale;

/** Figures in words: minutes first, percentage second. */
final class FigureViews {
    private final Locale locale;

    FigureViews(Locale locale) {
        this.locale = locale;
    }

    String minutes(Duration length) {
        return MinutesText.of(length, locale);
    }

    /** Empty when no time is known. */
    String share(Figures figures) {
        var percent = Weights.DEFAULT.uptimePercent(figures);
        return percent.isPresent() ? PercentText.of(percent.getAsDouble(), locale) : "";
    }

    FiguresView of(Figures figures, int outages) {
        return new FiguresView(
                !figures.counted().isZero(),
                minutes(figures.downtime()),
                share(figures),
                outages == 0 ? "" : Integer.toString(outages),
                unlessNone(figures.degraded()),
                unlessNone(figures.maintenance()),
                unlessNone(figures.unknown()),
                unlessNone(figures.intermittent()),
                unlessNone(figures.maintenanceOverlap()));
    }

    private String unlessNone(Duration length) {
        return length.isZero() ? "" : minutes(length);
    }

    /** How downtime is counted, for beside the figures. */
    static String weights() {
        var weights = Weights.DEFAULT;
        return "Downtime is the time of partial outages ×\u00a0"
                + number(weights.partial())
                + " and of major outages ×\u00a0"
                + number(weights.major())
                + "; degraded performance counts\u00a0×\u00a0"
                + number(weights.degraded())
                + ". The percentage is of the time that somebody was looking. Planned maintenance,"
                + " time that nobody saw, and faults that came and went at unknown times are shown"
                + " beside it and never counted in silence.";
    }

    private static String number(double weight) {
        return weight == Math.rint(weight)
                ? Integer.toString((int) weight)
                : Double.toString(weight);
    }
}
