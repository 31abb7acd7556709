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

    /** What a beat is late on a healthy machine. */
    static final Duration SLACK = Duration.ofMillis(25);

    private static final int BUSY_PARTS = 4;
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_KEPT = 1000;

    private final TimeSource time;
    private final List<Heart> hearts = new ArrayList<>();
    private final Deque<Stall> stalls = new ArrayDeque<>();
    private long blindUntil;
    private long blindNanos;
    private long lateUntil;
    private long lateNanos;

    /**
     * A moment, to ask later how it went since then.
     *
     * @param nanos by the monotonic clock
     * @param late for how long beats had been late in all by then, in nanoseconds
     */
    record Mark(long nanos, long late) {}

    private record Stall(long from, long to) {
        Duration length() {
            return Duration.ofNanos(to - from);
        }
    }

    /** A detector without hearts. */
    StallDetector(TimeSource time) {
        this.time = time;
        blindUntil = time.nanoTime();
        lateUntil = blindUntil;
    }

    /** Now. */
    synchronized Mark mark() {
        return new Mark(time.nanoTime(), lateNanos);
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
        addLate(heart.last + EVERY.toNanos(), now);
        heart.last = now;
    }

    /** The common lateness of several hearts counts once. */
    private void addLate(long due, long now) {
        if (now - due > SLACK.toNanos()) {
            lateNanos += Math.max(0, now - Math.max(due, lateUntil));
            lateUntil = Math.max(lateUntil, now);
        }
    }

    /**
     * For how long beats were late since that moment, each by less than a stall; zero when that is
     * less than a quarter of the time. Who is late so often is too busy to say how long others
     * take.
     */
    synchronized Duration busySince(Mark mark) {
        var late = lateNanos - mark.late;
        return late * BUSY_PARTS < time.nanoTime() - mark.nanos
                ? Duration.ZERO
                : Duration.ofNanos(late);
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
