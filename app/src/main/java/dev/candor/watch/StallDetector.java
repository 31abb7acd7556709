package dev.candor.watch;

import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Notices when we ourselves do not get to run: no CPU, a long collection, a process that was
 * stopped and continued. Hearts beat on the threads that matter; a gap between two beats that is
 * longer than {@link #EVERY} and {@link #TOLERANCE} is a stall. Asked about a time, it also counts
 * a gap that is not over yet: after a stop, whatever is overdue may run before the next beat.
 * Thread-safe; guarded by itself.
 */
final class StallDetector {
    /** How often hearts are meant to beat. */
    static final Duration EVERY = Duration.ofMillis(50);

    /** How late a beat may be. */
    static final Duration TOLERANCE = Duration.ofMillis(250);

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_KEPT = 1000;

    private final TimeSource time;
    private final List<Heart> hearts = new ArrayList<>();
    private final Deque<Stall> stalls = new ArrayDeque<>();
    private long blindUntil;
    private long blindNanos;

    private record Stall(long from, long to) {
        Duration length() {
            return Duration.ofNanos(to - from);
        }
    }

    /** A detector without hearts. */
    StallDetector(TimeSource time) {
        this.time = time;
        blindUntil = time.nanoTime();
    }

    /** A new heart: the task is to be run each {@link #EVERY}, on one thread. */
    synchronized Runnable heart() {
        var heart = new Heart(time.nanoTime());
        hearts.add(heart);
        return () -> beat(heart);
    }

    private synchronized void beat(Heart heart) {
        var now = time.nanoTime();
        if (isTooLong(now - heart.last)) {
            note(heart.last, now);
        }
        heart.last = now;
    }

    /** There was a stall, known from elsewhere; by the monotonic clock in nanoseconds. */
    synchronized void note(long from, long to) {
        stalls.addLast(new Stall(from, to));
        while (stalls.size() > MOST_KEPT || isForgotten(stalls.getFirst(), to)) {
            stalls.removeFirst();
        }
        // Several hearts miss the same beats: their common time counts once.
        blindNanos += Math.max(0, to - Math.max(from, blindUntil));
        blindUntil = Math.max(blindUntil, to);
    }

    private static boolean isForgotten(Stall stall, long now) {
        return now - stall.to > KEPT.toNanos();
    }

    /** The longest stall that a time from then until now touches; zero when there was none. */
    synchronized Duration since(long from) {
        var now = time.nanoTime();
        var longest = Duration.ZERO;
        for (var stall : stalls) {
            if (stall.to > from && stall.length().compareTo(longest) > 0) {
                longest = stall.length();
            }
        }
        for (var heart : hearts) {
            var gap = now - heart.last;
            if (isTooLong(gap) && Duration.ofNanos(gap).compareTo(longest) > 0) {
                longest = Duration.ofNanos(gap);
            }
        }
        return longest;
    }

    /** For how long in all. */
    synchronized Duration total() {
        return Duration.ofNanos(blindNanos);
    }

    private static boolean isTooLong(long gap) {
        return gap > EVERY.plus(TOLERANCE).toNanos();
    }

    private static final class Heart {
        private long last;

        Heart(long last) {
            this.last = last;
        }
    }
}
