package dev.candor.schedule;

import dev.candor.model.Check;
import dev.candor.model.CheckId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which checks are due, by a clock of nanoseconds that the caller hands in and that never goes
 * back. Not thread-safe.
 *
 * <p>Rules: a check runs at its {@link Slots}. One run at a time: a slot that comes while the run
 * before is under way is left out. No catch-up: of the slots that went by while nobody asked, none
 * is run, unless the newest is younger than a quarter of the interval and than {@link #LATE}; then
 * that one is. So after a pause all checks take up their places again instead of starting at once.
 * A new check does not wait longer than {@link #FIRST_WITHIN} for its first run, at a place that
 * its name decides as well.
 */
final class Schedule {
    static final Duration LATE = Duration.ofSeconds(1);
    static final Duration FIRST_WITHIN = Duration.ofMinutes(1);

    private final Map<CheckId, Entry> entries = new HashMap<>();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final Set<CheckId> running = new HashSet<>();
    private final Lags lags = new Lags();
    private long started;
    private long skipped;

    /** Replaces the set of checks; what has not changed keeps its place. */
    void apply(Collection<Check> checks, long now) {
        var before = Map.copyOf(entries);
        entries.clear();
        queue.clear();
        for (var check : checks) {
            var entry = entryFor(check, before, now);
            entries.put(check.id(), entry);
            queue.add(entry);
        }
    }

    private static Entry entryFor(Check check, Map<CheckId, Entry> before, long now) {
        var old = before.get(check.id());
        if (old != null && old.check.every().equals(check.every())) {
            return new Entry(check, old.slots, old.due);
        }
        var slots = Slots.of(check.id(), check.every());
        if (check.every().compareTo(FIRST_WITHIN) <= 0) {
            return new Entry(check, slots, slots.nextAfter(now));
        }
        return new Entry(check, slots, Slots.of(check.id(), FIRST_WITHIN).nextAfter(now));
    }

    /** Takes out the checks that must start now; each counts as running until {@link #ended}. */
    List<Check> takeDue(long now) {
        var due = new ArrayList<Check>();
        for (var first = queue.peek(); first != null && first.due <= now; first = queue.peek()) {
            var entry = queue.remove();
            if (takes(entry, now)) {
                due.add(entry.check);
            }
            entry.due = entry.slots.nextAfter(now);
            queue.add(entry);
        }
        return due;
    }

    private boolean takes(Entry entry, long now) {
        var passed = entry.slots.between(entry.due, now);
        var newest =
                passed == 0 ? entry.due : entry.slots.nextAfter(now) - entry.slots.everyNanos();
        var lag = now - newest;
        if (lag > Math.min(LATE.toNanos(), entry.slots.everyNanos() / 4)
                || !running.add(entry.check.id())) {
            skipped += passed + 1;
            return false;
        }
        skipped += passed;
        started++;
        lags.add(lag);
        return true;
    }

    /** The run of that check is over. */
    void ended(CheckId check) {
        running.remove(check);
    }

    /** Nanoseconds from {@code now} to the next slot; 0 or less when it is reached. */
    long untilNext(long now) {
        var first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.due - now;
    }

    /** How it goes. */
    ScheduleFigures figures() {
        return new ScheduleFigures(
                entries.size(),
                running.size(),
                started,
                skipped,
                lags.p50(),
                lags.p99(),
                lags.counts());
    }

    private static final class Entry implements Comparable<Entry> {
        private final Check check;
        private final Slots slots;
        private long due;

        Entry(Check check, Slots slots, long due) {
            this.check = check;
            this.slots = slots;
            this.due = due;
        }

        @Override
        public int compareTo(Entry other) {
            return Long.compare(due, other.due);
        }
    }
}
