package dev.candor.web.people;

import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts by name in windows of time; the name that was not seen for longest is forgotten first.
 * Guarded by its lock.
 */
final class Limit {
    private static final int MOST_NAMES = 10_000;

    private final TimeSource time;
    private final int most;
    private final Duration window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Count> counts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > MOST_NAMES;
                }
            };

    private record Count(long sinceNanos, int times) {}

    /** At most so many times in each window. */
    Limit(TimeSource time, int most, Duration window) {
        this.time = time;
        this.most = most;
        this.window = window;
    }

    /** Counts once more; false when that is too often. */
    boolean allows(String name) {
        var now = time.nanoTime();
        lock.lock();
        try {
            var count =
                    counts.merge(
                            name,
                            new Count(now, 1),
                            (old, _) ->
                                    now - old.sinceNanos >= window.toNanos()
                                            ? new Count(now, 1)
                                            : new Count(old.sinceNanos, old.times + 1));
            return count.times <= most;
        } finally {
            lock.unlock();
        }
    }
}
