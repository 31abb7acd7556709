package dev.candor.store;

import dev.candor.model.MetricHour;
import dev.candor.model.MetricPoint;
import dev.candor.model.PageId;
import dev.candor.model.Series;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What can be drawn, and the values of metrics. Of each metric the newest values are kept one by
 * one, and what they came to hour by hour for longer; both bounds are counts, so that values from
 * long ago can be brought in.
 */
public interface Measurements {
    /** How many single values of one metric are kept. */
    int KEPT_POINTS = 100_000;

    /** How many hours of one metric are kept. */
    int KEPT_HOURS = 20_000;

    /** Makes these the series of a page, in this order; values of others stay. */
    void declare(PageId page, List<Series> series);

    /** All series of a page, in their order. */
    List<Series> series(PageId page);

    /**
     * Writes values; one at an instant that has a value replaces it. The hours that they touch are
     * summed up anew.
     */
    void put(String metric, Collection<MetricPoint> points);

    /** The oldest instant for which a value may still come; empty while there is room for all. */
    Optional<Instant> oldestWelcome(String metric);

    /** The values in {@code from <= t < to}, oldest first; at most {@code limit}, to 100,000. */
    List<MetricPoint> points(String metric, Instant from, Instant to, int limit);

    /** The hours that begin in {@code from <= t < to}, oldest first; at most {@code limit}. */
    List<MetricHour> hours(String metric, Instant from, Instant to, int limit);
}
