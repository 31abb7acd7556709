package dev.candor.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts durations by size, since it was made, in a fixed number of buckets. Thread-safe. */
public final class DurationHistogram {
    /** From a millisecond to ten seconds: for what should be quick. */
    public static final List<Duration> USUAL =
            Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
                    .map(Duration::ofMillis)
                    .toList();

    private final List<Duration> bounds;
    private final long[] boundNanos;
    private final LongAdder[] buckets;
    private final LongAdder nanos = new LongAdder();

    /**
     * What has been counted.
     *
     * @param bounds the upper bounds of the buckets, included, rising
     * @param buckets how many fell into each; one more than there are bounds, for what is beyond
     * @param sum of all durations
     */
    public record Counts(List<Duration> bounds, List<Long> buckets, Duration sum) {
        public Counts {
            bounds = List.copyOf(bounds);
            buckets = List.copyOf(buckets);
        }

        /** How many in all. */
        public long total() {
            return buckets.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Nothing is counted yet; {@code bounds} rise. */
    public DurationHistogram(List<Duration> bounds) {
        this.bounds = List.copyOf(bounds);
        boundNanos = bounds.stream().mapToLong(Duration::toNanos).toArray();
        buckets =
                IntStream.rangeClosed(0, boundNanos.length)
                        .mapToObj(_ -> new LongAdder())
                        .toArray(LongAdder[]::new);
    }

    /** Counts one; a negative one counts as zero. */
    public void add(long durationNanos) {
        var bucket = 0;
        while (bucket < boundNanos.length && durationNanos > boundNanos[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(Math.max(0, durationNanos));
    }

    /** What has been counted so far. */
    public Counts counts() {
        return new Counts(
                bounds,
                Stream.of(buckets).map(LongAdder::sum).toList(),
                Duration.ofNanos(nanos.sum()));
    }
}
