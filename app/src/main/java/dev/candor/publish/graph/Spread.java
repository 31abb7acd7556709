package dev.candor.publish.graph;

import dev.candor.model.Latency;

import java.util.Arrays;
import java.util.Collection;

/** How some values are spread. */
public sealed interface Spread {
    /** How many values. */
    long count();

    /**
     * The value that a share of all does not exceed; NaN when there is none.
     *
     * @param share 0 to 1
     */
    double quantile(double share);

    /** The lowest value; NaN when there is none. */
    double least();

    /** The highest value; NaN when there is none. */
    double greatest();

    /** Each value known. */
    @SuppressWarnings("ArrayRecordComponent") // made here, never written and never handed out
    record Exact(double[] sorted) implements Spread {
        /** Of those values, in any order. */
        public static Exact of(double... values) {
            var sorted = values.clone();
            Arrays.sort(sorted);
            return new Exact(sorted);
        }

        @Override
        public long count() {
            return sorted.length;
        }

        @Override
        public double quantile(double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        }

        @Override
        public double least() {
            return quantile(0);
        }

        @Override
        public double greatest() {
            return quantile(1);
        }
    }

    /** Summed up: of the values only the mean and the ends are known. */
    record Summed(long count, double mean, double least, double greatest) implements Spread {
        /** The mean, the best that is known; the ends where they are asked for. */
        @Override
        public double quantile(double share) {
            return share <= 0 ? least : share >= 1 ? greatest : mean;
        }
    }

    /** A check's latency, in milliseconds. */
    record OfLatency(Latency latency) implements Spread {
        private static final double NANOS = 1e6;

        @Override
        public long count() {
            return latency.count();
        }

        @Override
        public double quantile(double share) {
            return count() == 0 ? Double.NaN : latency.quantile(share).toNanos() / NANOS;
        }

        @Override
        public double least() {
            return count() == 0 ? Double.NaN : latency.least().toNanos() / NANOS;
        }

        @Override
        public double greatest() {
            return count() == 0 ? Double.NaN : latency.most().toNanos() / NANOS;
        }
    }

    /** All values of several spreads of one sort; of nothing, an exact one of nothing. */
    static Spread merged(Collection<Spread> parts) {
        if (parts.stream().allMatch(OfLatency.class::isInstance) && !parts.isEmpty()) {
            return new OfLatency(
                    Latency.merged(
                            parts.stream().map(each -> ((OfLatency) each).latency).toList()));
        }
        if (parts.stream().allMatch(Exact.class::isInstance)) {
            return Exact.of(
                    parts.stream()
                            .flatMapToDouble(each -> Arrays.stream(((Exact) each).sorted))
                            .toArray());
        }
        var some = parts.stream().filter(each -> each.count() > 0).toList();
        var count = some.stream().mapToLong(Spread::count).sum();
        var sum = some.stream().mapToDouble(each -> each.quantile(0.5) * each.count()).sum();
        return new Summed(
                count,
                sum / count,
                some.stream().mapToDouble(Spread::least).min().orElse(Double.NaN),
                some.stream().mapToDouble(Spread::greatest).max().orElse(Double.NaN));
    }
}
