package dev.candor.store.sql;

import dev.candor.model.MetricHour;
import dev.candor.model.MetricPoint;
import dev.candor.model.PageId;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.store.Measurements;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables {@code series}, {@code metric_point} and {@code metric_hour}. */
record MeasurementTable(Sql sql) implements Measurements {
    private static final String FORGET =
            """
            DELETE FROM series WHERE page = ?
            """;

    private static final String DECLARE =
            """
            INSERT INTO series
                (page, kind, name_in_kind, place, title, unit, component, shown)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SERIES =
            """
            SELECT kind, name_in_kind, title, unit, component, shown
            FROM series WHERE page = ? ORDER BY place
            """;

    private static final String PUT =
            """
            INSERT INTO metric_point (metric, at, measured) VALUES (?, ?, ?)
            ON CONFLICT (metric, at) DO UPDATE SET measured = excluded.measured
            """;

    private static final String SUM_UP =
            """
            INSERT INTO metric_hour (metric, at, points, mean, least, greatest)
            SELECT ?, ?, count(*), avg(measured), min(measured), max(measured)
            FROM metric_point WHERE metric = ? AND at >= ? AND at < ?
            ON CONFLICT (metric, at) DO UPDATE SET
                points = excluded.points, mean = excluded.mean,
                least = excluded.least, greatest = excluded.greatest
            """;

    private static final String OLDEST_POINT =
            """
            SELECT at FROM metric_point WHERE metric = ? ORDER BY at DESC LIMIT 1 OFFSET ?
            """;

    private static final String OLDEST_HOUR =
            """
            SELECT at FROM metric_hour WHERE metric = ? ORDER BY at DESC LIMIT 1 OFFSET ?
            """;

    private static final String DROP_POINTS =
            """
            DELETE FROM metric_point WHERE metric = ? AND at < ?
            """;

    private static final String DROP_HOURS =
            """
            DELETE FROM metric_hour WHERE metric = ? AND at < ?
            """;

    private static final String POINTS =
            """
            SELECT at, measured FROM metric_point WHERE metric = ? AND at >= ? AND at < ?
            ORDER BY at LIMIT ?
            """;

    private static final String HOURS =
            """
            SELECT at, points, mean, least, greatest
            FROM metric_hour WHERE metric = ? AND at >= ? AND at < ?
            ORDER BY at LIMIT ?
            """;

    @Override
    public void declare(PageId page, List<Series> series) {
        sql.change(FORGET, page);
        sql.each(
                DECLARE,
                IntStream.range(0, series.size()).boxed().toList(),
                place -> {
                    var each = series.get(place);
                    return new Object[] {
                        page,
                        each.id().kind(),
                        each.id().name(),
                        place,
                        each.name(),
                        each.unit(),
                        each.component(),
                        each.shown()
                    };
                });
    }

    @Override
    public List<Series> series(PageId page) {
        return sql.list(SERIES, MeasurementTable::series, page);
    }

    @Override
    public void put(String metric, Collection<MetricPoint> points) {
        sql.each(PUT, points, each -> new Object[] {metric, each.at(), each.value()});
        var hours = points.stream().map(MeasurementTable::hour).distinct().toList();
        sql.each(
                SUM_UP,
                hours,
                hour -> new Object[] {metric, hour, metric, hour, hour.plus(1, ChronoUnit.HOURS)});
        oldest(OLDEST_POINT, metric, KEPT_POINTS)
                .ifPresent(oldest -> sql.change(DROP_POINTS, metric, hour(oldest)));
        oldest(OLDEST_HOUR, metric, KEPT_HOURS)
                .ifPresent(oldest -> sql.change(DROP_HOURS, metric, oldest));
    }

    /** Whole hours of values go together, so that no hour is ever summed up from a part of it. */
    @Override
    public Optional<Instant> oldestWelcome(String metric) {
        return oldest(OLDEST_POINT, metric, KEPT_POINTS).map(MeasurementTable::hour);
    }

    private Optional<Instant> oldest(String statement, String metric, int kept) {
        return sql.first(statement, row -> row.instant("at"), metric, kept - 1);
    }

    private static Instant hour(MetricPoint point) {
        return hour(point.at());
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    @Override
    public List<MetricPoint> points(String metric, Instant from, Instant to, int limit) {
        return sql.list(
                POINTS,
                row -> new MetricPoint(row.instant("at"), row.decimal("measured")),
                metric,
                from,
                to,
                Sql.bounded(limit, KEPT_POINTS));
    }

    @Override
    public List<MetricHour> hours(String metric, Instant from, Instant to, int limit) {
        return sql.list(
                HOURS,
                row ->
                        new MetricHour(
                                row.instant("at"),
                                row.number("points"),
                                row.decimal("mean"),
                                row.decimal("least"),
                                row.decimal("greatest")),
                metric,
                from,
                to,
                Sql.bounded(limit, KEPT_HOURS));
    }

    private static Series series(Row row) throws SQLException {
        return new Series(
                new SeriesId(row.code("kind", SeriesId.Kind.class), row.text("name_in_kind")),
                row.text("title"),
                row.text("unit"),
                row.componentOrNull("component"),
                row.flag("shown"));
    }
}
