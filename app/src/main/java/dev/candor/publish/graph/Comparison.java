package dev.candor.publish.graph;

import dev.candor.text.DurationText;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How it was before and after a mark.
 *
 * @param span how long before and after
 * @param before all of that time before the mark began
 * @param after all of that time after the mark was over
 */
public record Comparison(Duration span, Slot before, Slot after) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.95;

    /** Around a mark, of slots that reach far enough. */
    static Comparison of(List<Slot> slots, Mark mark, Duration span) {
        return new Comparison(
                span,
                within(slots, mark.start().minus(span), mark.start()),
                within(slots, mark.end(), mark.end().plus(span)));
    }

    private static Slot within(List<Slot> slots, Instant from, Instant to) {
        return Slot.merged(
                from,
                slots.stream()
                        .filter(slot -> !slot.start().isBefore(from) && slot.start().isBefore(to))
                        .toList());
    }

    /** In a sentence, with how many values each figure rests on. */
    String sentence(String mark, String unit, Locale locale) {
        var length = span.equals(HOUR) ? "hour" : DurationText.of(span, locale);
        return "In the "
                + length
                + " before “"
                + mark
                + "”: "
                + figures(before, unit)
                + ". In the "
                + length
                + " after it: "
                + figures(after, unit)
                + ".";
    }

    private static String figures(Slot slot, String unit) {
        var spread = slot.spread();
        if (spread.count() == 0 && slot.tries() == 0) {
            return "nothing was measured";
        }
        var values =
                switch (spread) {
                    case Spread.Summed summed ->
                            "mean " + Quantity.of(summed.mean(), unit) + " of " + counted(spread);
                    case Spread.Exact _, Spread.OfLatency _ ->
                            spread.count() == 0
                                    ? "no answer"
                                    : "median "
                                            + Quantity.of(spread.quantile(MEDIAN), unit)
                                            + ", 95th percentile "
                                            + Quantity.of(spread.quantile(HIGH), unit)
                                            + " of "
                                            + counted(spread);
                };
        return slot.tries() == 0
                ? values
                : values
                        + ", "
                        + Quantity.share(slot.errorRate())
                        + " of "
                        + slot.tries()
                        + (slot.tries() == 1 ? " try failed" : " tries failed");
    }

    private static String counted(Spread spread) {
        return spread.count() + (spread.count() == 1 ? " value" : " values");
    }
}
