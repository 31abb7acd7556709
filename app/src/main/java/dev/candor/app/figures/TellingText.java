package dev.candor.app.figures;

import dev.candor.model.Delivery;
import dev.candor.notify.Heartbeat;
import dev.candor.store.Deliveries.Depth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How telling people goes, in the words of OpenMetrics. */
final class TellingText {
    private static final String CHANNEL = "channel";

    /** In which states a delivery may end. */
    private static final List<Delivery.State> ENDS =
            List.of(
                    Delivery.State.DELIVERED,
                    Delivery.State.SUPERSEDED,
                    Delivery.State.ESCALATED,
                    Delivery.State.FAILED);

    private TellingText() {}

    static void add(Family family, ServerFigures figures) {
        var telling = figures.telling();
        depths(family, telling, figures.now());
        channels(family, telling);
        audit(family, telling, figures.now());
    }

    /** A channel on which nothing waits is there too, so that its line does not come and go. */
    private static void depths(Family family, TellingFigures telling, Instant now) {
        var depths = new TreeMap<String, Depth>();
        telling.channels()
                .forEach(it -> depths.put(it.channel(), new Depth(it.channel(), 0, null)));
        telling.audit().depths().forEach(it -> depths.put(it.channel(), it));
        var pending =
                family.gauges(
                        "candor_deliveries_pending",
                        "Messages that a recipient is owed, as of the last audit.");
        var oldest =
                family.gauges(
                        "candor_delivery_oldest_seconds",
                        "How old the oldest of them is that waits for no digest.");
        for (var depth : depths.values()) {
            pending.add(depth.pending(), CHANNEL, depth.channel());
            var since = depth.oldest();
            oldest.add(since == null ? 0 : age(since, now), CHANNEL, depth.channel());
        }
        pending.done();
        oldest.done();
    }

    private static void channels(Family family, TellingFigures telling) {
        var underWay = family.gauges("candor_deliveries_in_flight", "Attempts being made.");
        var attempts = family.counters("candor_delivery_attempts", "Attempts by their outcome.");
        var settled = family.counters("candor_deliveries_settled", "Deliveries by their end.");
        var paused = family.gauges("candor_channel_paused", "Whether an operator paused it.");
        var troubled =
                family.gauges(
                        "candor_channel_troubled",
                        "Whether nothing is sent on it for a moment, since none of it works.");
        for (var channel : telling.channels()) {
            var id = channel.channel();
            underWay.add(channel.underWay(), CHANNEL, id);
            var counts = channel.counts();
            attempts.add(counts.accepted(), CHANNEL, id, "outcome", "accepted")
                    .add(counts.deferred(), CHANNEL, id, "outcome", "deferred")
                    .add(counts.refused(), CHANNEL, id, "outcome", "refused")
                    .add(counts.unavailable(), CHANNEL, id, "outcome", "unavailable");
            for (var end : ENDS) {
                var count = channel.settled().getOrDefault(end, 0L);
                settled.add(count, CHANNEL, id, "state", end.name().toLowerCase(Locale.ROOT));
            }
            paused.add(channel.paused() ? 1 : 0, CHANNEL, id);
            troubled.add(channel.troubledUntil() == null ? 0 : 1, CHANNEL, id);
        }
        underWay.done();
        attempts.done();
        settled.done();
        paused.done();
        troubled.done();
    }

    private static void audit(Family family, TellingFigures telling, Instant now) {
        var audit = telling.audit();
        family.gauge(
                "candor_fan_outs",
                "Messages whose recipients are not all written yet, as of the last audit.",
                audit.fanOuts());
        family.gauge(
                "candor_telling_audit_problems",
                "Reasons to believe that somebody is not told.",
                audit.problems().size());
        var at = audit.at();
        if (at != null) {
            family.gauge(
                    "candor_telling_audit_age_seconds",
                    "How long ago the outbox was audited.",
                    Family.seconds(Duration.between(at, now)));
        }
        telling.heartbeat()
                .ifPresent(beat ->
                        family.gauge(
                                "candor_heartbeat_up",
                                "Whether the newest heartbeat was sent and taken.",
                                beat.fate() == Heartbeat.Fate.TAKEN ? 1 : 0));
    }

    private static long age(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
