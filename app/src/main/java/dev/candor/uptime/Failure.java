package dev.candor.uptime;

import dev.candor.model.Level;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One failure of a component: a stretch without a gap in which it was partly or wholly without
 * service, half open.
 *
 * @param start its first instant
 * @param end the first instant after it; that of looking while it lasts
 * @param worst the worst level in it, or that it may have had
 * @param certain whether some of it is more than a fault that came and went at unknown times
 * @param lasts whether it had not ended
 */
public record Failure(Instant start, Instant end, Level worst, boolean certain, boolean lasts) {
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
        return stretches(steps, now, step -> isDown(step.level()));
    }

    /**
     * As {@link #in}, of every fault: also where the component was slow or impaired, and where a
     * fault came and went.
     */
    public static List<Failure> faultsIn(List<Step> steps, Instant now) {
        return stretches(steps, now, step -> step.level().isFault() || step.isIntermittent());
    }

    private static List<Failure> stretches(List<Step> steps, Instant now, Predicate<Step> which) {
        var failures = new ArrayList<Failure>();
        for (var step : steps) {
            if (!which.test(step)) {
                continue;
            }
            var start = step.start();
            var worst = step.isIntermittent() ? step.possible() : step.level();
            var certain = !step.isIntermittent();
            if (!failures.isEmpty() && failures.getLast().end().equals(step.start())) {
                var before = failures.removeLast();
                start = before.start();
                worst = Level.worse(before.worst(), worst);
                certain = certain || before.certain();
            }
            failures.add(new Failure(start, step.end(), worst, certain, !step.end().isBefore(now)));
        }
        return failures;
    }

    /** How long it was, so far. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
