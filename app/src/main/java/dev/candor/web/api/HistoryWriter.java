package dev.candor.web.api;

import dev.candor.model.Bucket;
import dev.candor.model.Result;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Locale;

/** Writes results and buckets as {@code openapi.yaml} describes them; durations in ms. */
final class HistoryWriter {
    private static final double NANOS = 1_000_000.0;

    private HistoryWriter() {}

    static ObjectNode write(Result result) {
        var node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("at", Times.write(result.at()))
                        .put("member", result.member())
                        .put("location", result.location().value())
                        .put("outcome", lower(result.outcome()))
                        .put("status", result.status())
                        .put("detail", result.detail());
        node.set("phases", write(result.phases()));
        return node;
    }

    static ObjectNode write(Bucket bucket) {
        var counts = bucket.counts();
        var node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("start", Times.write(bucket.start()))
                        .put("seconds", bucket.length().toSeconds())
                        .put("up", counts.up())
                        .put("degraded", counts.degraded())
                        .put("down", counts.down())
                        .put("unknown", counts.unknown());
        var latency = bucket.latency();
        if (latency.count() == 0) {
            return node.putNull("latency");
        }
        var written = node.putObject("latency");
        written.put("count", latency.count())
                .put("min", millis(latency.least()))
                .put("p50", millis(latency.quantile(0.5)))
                .put("p90", millis(latency.quantile(0.9)))
                .put("p99", millis(latency.quantile(0.99)))
                .put("max", millis(latency.most()));
        written.set("mean", write(latency.mean()));
        return node;
    }

    static String lower(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode write(Result.Phases phases) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dns", millis(phases.dns()))
                .put("connect", millis(phases.connect()))
                .put("tls", millis(phases.tls()))
                .put("first_byte", millis(phases.firstByte()))
                .put("transfer", millis(phases.transfer()))
                .put("total", millis(phases.total()));
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1_000.0) / (NANOS / 1_000.0);
    }
}
