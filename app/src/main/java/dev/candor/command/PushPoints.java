package dev.candor.command;

import dev.candor.model.MetricPoint;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import java.util.List;

/**
 * Takes in values of a metric. Sending the same ones again changes nothing; a value for an instant
 * that has one replaces it. Like a check's results, values are not journalled. Answers how many
 * were kept.
 *
 * @param page on which page it is declared
 * @param metric which metric
 * @param points its values, in any order
 */
public record PushPoints(PageId page, String metric, List<MetricPoint> points)
        implements Command<Integer> {
    /** Values of one request at most. */
    public static final int MOST_POINTS = 5_000;

    public PushPoints {
        points = List.copyOf(points);
    }

    /**
     * @throws Rejected as not found when no such metric is declared; or as invalid, with every
     *     value that is too early or too late
     */
    @Override
    public Integer run(Work work) {
        requireDeclared(work);
        var problems = new Problems();
        var latest = work.now().plus(NoticeLimits.CLOCK_DIFFERENCE);
        var port = work.store().measurements();
        var oldest = port.oldestWelcome(metric).orElse(NoticeLimits.EARLIEST);
        for (var i = 0; i < points.size(); i++) {
            var at = points.get(i).at();
            var where = "/points/" + i + "/at";
            if (at.isAfter(latest)) {
                problems.add(where, at + " is in the future", "check the sender's clock");
            } else if (at.isBefore(oldest)) {
                problems.add(
                        where,
                        at + " is older than anything that is kept of this metric, " + oldest,
                        "leave it out");
            }
        }
        problems.refuseIfAny();
        port.put(metric, points);
        return points.size();
    }

    private void requireDeclared(Work work) {
        var metrics =
                work.store().measurements().series(page).stream()
                        .map(Series::id)
                        .filter(id -> id.kind() == SeriesId.Kind.METRIC)
                        .map(SeriesId::name)
                        .toList();
        if (!metrics.contains(metric)) {
            throw new Rejected(
                    Rejected.Cause.NOT_FOUND,
                    new Problem(
                            "",
                            "the configuration declares no metric '" + metric + "'",
                            metrics.isEmpty()
                                    ? "declare it under 'metrics'"
                                    : Nearest.hint(
                                            metric,
                                            metrics,
                                            "use one of: " + String.join(", ", metrics))));
        }
    }
}
