package dev.candor.uptime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a component stands over all of time: each point's standing holds until the next one. The
 * first point is at {@link Instant#MIN}; no two neighbours are equal. Immutable once built.
 */
final class Curve {
    private final List<Point> points = new ArrayList<>();

    /** From that instant on, until the next point. */
    record Point(Instant at, Standing standing) {}

    /** A curve that stands well from the beginning. */
    Curve() {
        points.add(new Point(Instant.MIN, Standing.WELL));
    }

    /** While it is built: from that instant, not before the last one given, it stands so. */
    void add(Instant at, Standing standing) {
        if (!points.getLast().standing().equals(standing)) {
            points.add(new Point(at, standing));
        }
    }

    List<Point> points() {
        return points;
    }

    Standing at(Instant instant) {
        return points.get(indexAt(instant)).standing();
    }

    /** The place of the point that holds at that instant. */
    int indexAt(Instant instant) {
        var low = 0;
        var high = points.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (points.get(middle).at().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
