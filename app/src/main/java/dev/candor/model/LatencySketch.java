package dev.candor.model;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How a set of durations is spread: a histogram whose places grow with the duration, so that every
 * quantile is within {@link #ERROR} of the exact one, from a microsecond to an hour (what is longer
 * counts as an hour). Adding sketches adds their counts: the sketch of an hour is the sum of those
 * of its minutes, in whichever order. Immutable.
 */
public final class LatencySketch {
    /** How far a quantile may be from the exact one, in proportion to it. */
    public static final double ERROR = 0.02;

    /** Of nothing. */
    public static final LatencySketch EMPTY = new LatencySketch(new int[0], new long[0]);

    /** More than that in one sketch is not a count but a mistake. */
    private static final long MOST = 1L << 48;

    private static final int VERSION = 1;

    private final int[] places; // ascending
    private final long[] counts; // of those places; each positive
    private final long count;

    private LatencySketch(int[] places, long[] counts) {
        this.places = places;
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
    }

    /** The sketch of durations in microseconds. */
    public static LatencySketch of(long... micros) {
        var dense = new long[LatencyScale.PLACES];
        for (var each : micros) {
            dense[LatencyScale.place(each)]++;
        }
        return ofDense(dense);
    }

    /** The sketch of all that any of them holds. */
    public static LatencySketch merged(Collection<LatencySketch> sketches) {
        if (sketches.size() == 1) {
            return sketches.iterator().next();
        }
        var dense = new long[LatencyScale.PLACES];
        for (var sketch : sketches) {
            for (var i = 0; i < sketch.places.length; i++) {
                dense[sketch.places[i]] += sketch.counts[i];
            }
        }
        return ofDense(dense);
    }

    /** The sketch of all that this one or the other holds. */
    public LatencySketch plus(LatencySketch other) {
        return merged(List.of(this, other));
    }

    /** How many durations it holds. */
    public long count() {
        return count;
    }

    /**
     * The duration that a share of all does not exceed, within {@link #ERROR}: the one of rank
     * {@code ceil(share × count)}; zero when it holds none.
     *
     * @param share 0 to 1: 0.5 for the median
     * @throws IllegalArgumentException when the share is not from 0 to 1
     */
    public Duration quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile's share is 0 to 1, not " + share);
        }
        var rank = Math.max(1, (long) Math.ceil(share * count));
        var seen = 0L;
        for (var i = 0; i < places.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Duration.ofNanos(LatencyScale.middleNanos(places[i]));
            }
        }
        return Duration.ZERO;
    }

    /**
     * As bytes, the same for equal sketches: a version, then for each place in use how far it is
     * from the one before it and its count, as numbers of variable length. Six durations of about
     * one size take about a dozen bytes.
     */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream(2 + 2 * places.length);
        out.write(VERSION);
        var before = 0;
        for (var i = 0; i < places.length; i++) {
            Varints.write(out, places[i] - before);
            Varints.write(out, counts[i]);
            before = places[i];
        }
        return out.toByteArray();
    }

    /**
     * The sketch that {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when those bytes are of another version or of no sketch
     */
    public static LatencySketch of(byte[] bytes) {
        var numbers = new Varints(bytes);
        if (numbers.isAtEnd() || numbers.read() != VERSION) {
            throw new IllegalArgumentException("no latency sketch of version " + VERSION);
        }
        var places = new int[LatencyScale.PLACES];
        var counts = new long[LatencyScale.PLACES];
        var used = 0;
        var total = 0L;
        for (var place = 0L; !numbers.isAtEnd(); used++) {
            var step = numbers.read();
            var count = numbers.read();
            place += Math.min(step, LatencyScale.PLACES);
            if (place >= LatencyScale.PLACES || (step == 0 && used > 0)) {
                throw new IllegalArgumentException("a latency sketch with a place that is not one");
            }
            total += Math.min(count, MOST);
            if (count == 0 || total >= MOST) {
                throw new IllegalArgumentException("a latency sketch with a count that is not one");
            }
            places[used] = (int) place;
            counts[used] = count;
        }
        return new LatencySketch(Arrays.copyOf(places, used), Arrays.copyOf(counts, used));
    }

    private static LatencySketch ofDense(long[] dense) {
        var places = new int[dense.length];
        var used = 0;
        for (var place = 0; place < dense.length; place++) {
            if (dense[place] > 0) {
                places[used] = place;
                used++;
            }
        }
        var counts = new long[used];
        for (var i = 0; i < used; i++) {
            counts[i] = dense[places[i]];
        }
        return new LatencySketch(Arrays.copyOf(places, used), counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencySketch sketch
                && Arrays.equals(places, sketch.places)
                && Arrays.equals(counts, sketch.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "latency of " + count + ", median " + quantile(0.5);
    }
}
