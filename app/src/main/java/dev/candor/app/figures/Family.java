package dev.candor.app.figures;

import dev.candor.time.DurationHistogram;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Families of metrics in the words of OpenMetrics 1.0, one being gathered after the other. */
final class Family {
    private static final double NANOS = 1e9;

    private final List<MetricSnapshot> all = new ArrayList<>();

    /** All that were added. */
    List<MetricSnapshot> all() {
        return all;
    }

    /** One number that goes up and down. */
    void gauge(String name, String help, double value) {
        all.add(
                GaugeSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                        .build());
    }

    /** One whole number; beyond 2^53 it is rounded, as all of OpenMetrics' numbers are. */
    void gauge(String name, String help, long value) {
        gauge(name, help, (double) value);
    }

    /** One number that only grows while the program runs; {@code name} has no {@code _total}. */
    void counter(String name, String help, double value) {
        counters(name, help).add(value).done();
    }

    /** One whole number that only grows. */
    void counter(String name, String help, long value) {
        counter(name, help, (double) value);
    }

    /** Several gauges of one name. */
    Gauges gauges(String name, String help) {
        return new Gauges(GaugeSnapshot.builder().name(name).help(help));
    }

    /** Several counters of one name. */
    Counters counters(String name, String help) {
        return new Counters(CounterSnapshot.builder().name(name).help(help));
    }

    /** Facts as labels; {@code name} has no {@code _info}. */
    void info(String name, String help, String... labels) {
        all.add(
                InfoSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(new InfoDataPointSnapshot(Labels.of(labels)))
                        .build());
    }

    /** Durations by size, in seconds. */
    void histogram(String name, String help, DurationHistogram.Counts counts) {
        var buckets = ClassicHistogramBuckets.builder();
        for (var i = 0; i < counts.bounds().size(); i++) {
            buckets.bucket(seconds(counts.bounds().get(i)), counts.buckets().get(i));
        }
        buckets.bucket(Double.POSITIVE_INFINITY, counts.buckets().getLast());
        all.add(
                HistogramSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(
                                HistogramDataPointSnapshot.builder()
                                        .classicHistogramBuckets(buckets.build())
                                        .sum(seconds(counts.sum()))
                                        .build())
                        .build());
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    /** Gauges that differ by their labels. */
    final class Gauges {
        private final GaugeSnapshot.Builder builder;

        private Gauges(GaugeSnapshot.Builder builder) {
            this.builder = builder;
        }

        Gauges add(long value, String... labels) {
            builder.dataPoint(new GaugeDataPointSnapshot((double) value, Labels.of(labels), null));
            return this;
        }

        void done() {
            all.add(builder.build());
        }
    }

    /** Counters that differ by their labels. */
    final class Counters {
        private final CounterSnapshot.Builder builder;

        private Counters(CounterSnapshot.Builder builder) {
            this.builder = builder;
        }

        Counters add(long value, String... labels) {
            return add((double) value, labels);
        }

        Counters add(double value, String... labels) {
            builder.dataPoint(new CounterDataPointSnapshot(value, Labels.of(labels), null, 0));
            return this;
        }

        void done() {
            all.add(builder.build());
        }
    }
}
