package dev.candor.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of instants, kept as the fewest intervals: sorted, none empty, none touching another. Only
 * the last may be open. Immutable.
 */
public final class Intervals {
    /** No instant at all. */
    public static final Intervals NONE = new Intervals(List.of());

    private final List<Interval> parts;

    private Intervals(List<Interval> parts) {
        this.parts = List.copyOf(parts);
    }

    /** All instants that lie in at least one of those, which may overlap, in any order. */
    public static Intervals of(Collection<Interval> intervals) {
        var sorted =
                intervals.stream()
                        .filter(each -> !each.isEmpty())
                        .sorted(Comparator.comparing(Interval::start))
                        .toList();
        var merged = new ArrayList<Interval>();
        for (var next : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || isBefore(last.end(), next.start())) {
                merged.add(next);
            } else {
                merged.set(
                        merged.size() - 1,
                        new Interval(last.start(), later(last.end(), next.end())));
            }
        }
        return merged.isEmpty() ? NONE : new Intervals(merged);
    }

    /** All instants that lie in at least one of those. */
    public static Intervals of(Interval... intervals) {
        return of(List.of(intervals));
    }

    /** The intervals, by start. */
    public List<Interval> parts() {
        return parts;
    }

    /** Whether there is no instant in it. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether that instant lies in it. */
    public boolean contains(Instant instant) {
        return parts.stream().anyMatch(part -> part.contains(instant));
    }

    /** What lies in either. */
    public Intervals union(Intervals other) {
        var all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return of(all);
    }

    /** What lies in both. */
    public Intervals intersect(Intervals other) {
        var common = new ArrayList<Interval>();
        var mine = 0;
        var theirs = 0;
        while (mine < parts.size() && theirs < other.parts.size()) {
            var one = parts.get(mine);
            var two = other.parts.get(theirs);
            var start = one.start().isAfter(two.start()) ? one.start() : two.start();
            var end = earlier(one.end(), two.end());
            if (end == null || start.isBefore(end)) {
                common.add(new Interval(start, end));
            }
            if (isBefore(one.end(), two.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Intervals(common);
    }

    /** What lies in this one and not in the other. */
    public Intervals subtract(Intervals other) {
        var left = new ArrayList<Interval>();
        var next = 0;
        for (var part : parts) {
            @Nullable Instant from = part.start();
            while (next < other.parts.size()
                    && isBefore(other.parts.get(next).end(), part.start())) {
                next++;
            }
            for (var i = next; i < other.parts.size() && from != null; i++) {
                var hole = other.parts.get(i);
                if (!isBefore(hole.start(), part.end())) {
                    break;
                }
                if (from.isBefore(hole.start())) {
                    left.add(new Interval(from, hole.start()));
                }
                from = later(hole.end(), from);
            }
            if (from != null && isBefore(from, part.end())) {
                left.add(new Interval(from, part.end()));
            }
        }
        return new Intervals(left);
    }

    /**
     * What lies in {@code from <= t < to}.
     *
     * @throws IllegalArgumentException when {@code to} is before {@code from}
     */
    public Intervals clip(Instant from, Instant to) {
        return intersect(of(new Interval(from, to)));
    }

    /** How much of it has passed at {@code now}: what lasts is counted until then. */
    public Duration duration(Instant now) {
        return parts.stream().map(part -> part.duration(now)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The local days of which some instant before {@code now} lies in it, in order. */
    public SortedSet<LocalDate> days(ZoneId zone, Instant now) {
        var days = new TreeSet<LocalDate>();
        for (var part : parts) {
            var until = earlier(part.end(), now);
            if (until != null && part.start().isBefore(until)) {
                var last = LocalDate.ofInstant(until.minusNanos(1), zone);
                LocalDate.ofInstant(part.start(), zone)
                        .datesUntil(last.plusDays(1))
                        .forEach(days::add);
            }
        }
        return days;
    }

    /** Whether an end (null: never) lies before another one. */
    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return isBefore(one, other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return isBefore(one, other) ? other : one;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Intervals that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
