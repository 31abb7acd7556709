package dev.candor.uptime;

import dev.candor.model.Level;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One failure of a component: a stretch without a gap in which it was partly or wholly without
 * service, half open.
 *
 * @param start its first instant
 * @param end the first instant after it; that of looking while it lasts
 * @param worst the worst level in it
 * @param lasts whether it had not ended
 */
public record Failure(Instant start, Instant end, Level worst, boolean lasts) {
    /** Whether time at that level is downtime by the default {@link Weights}. */
    public static boolean isDown(Level level) {
        return level == Level.PARTIAL_OUTAGE || level == Level.MAJOR_OUTAGE;
    }

    /**
     * The failures in some steps, oldest first.
     *
     * @param steps in order, as {@link Timeline#steps} gives them
     * @param now the end of what has happened: a failure that reaches it lasts
     */
    public static List<Failure> in(List<Step> steps, Instant now) {
        var failures = new ArrayList<Failure>();
        for (var step : steps) {
            if (!isDown(step.level())) {
                continue;
            }
            var start = step.start();
            var worst = step.level();
            if (!failures.isEmpty() && failures.getLast().end().equals(step.start())) {
                var before = failures.removeLast();
                start = before.start();
                worst = Level.worse(before.worst(), worst);
            }
            failures.add(new Failure(start, step.end(), worst, !step.end().isBefore(now)));
        }
        return failures;
    }

    /** How long it was, so far. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
