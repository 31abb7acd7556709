package dev.candor.app.figures;

import dev.candor.model.Delivery;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.Deliveries.Pause;
import dev.candor.store.Owed;
import dev.candor.store.Transaction;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps people from being told, as the store knows it, with a server or without.
 *
 * @param paused the channels that an operator has paused
 * @param failed how many deliveries that were written within {@link #LATELY} could not be made and
 *     had nobody left, at most {@link Deliveries#MOST_LISTED}
 * @param alerts how many of them were to tell operators that something is wrong
 */
record Untold(List<Pause> paused, int failed, int alerts) {
    /** For so long a failure is named: status that alarms for ever is looked at by nobody. */
    static final Duration LATELY = Duration.ofDays(1);

    static final Untold NOTHING = new Untold(List.of(), 0, 0);

    private static final Deliveries.Filter FAILED =
            new Deliveries.Filter(null, Delivery.State.FAILED);

    Untold {
        paused = List.copyOf(paused);
    }

    static Untold read(Transaction transaction, Instant now) {
        var port = transaction.deliveries();
        var since = now.minus(LATELY);
        var failed =
                port.newest(FAILED, Deliveries.MOST_LISTED, null).stream()
                        .filter(owed -> owed.delivery().createdAt().isAfter(since))
                        .toList();
        return new Untold(port.pauses(), failed.size(), alerts(transaction, failed));
    }

    private static int alerts(Transaction transaction, List<Owed> failed) {
        var messages = failed.stream().map(owed -> owed.delivery().message()).distinct().toList();
        var alerts = 0;
        for (var id : messages) {
            var told = transaction.messages().find(id).map(message -> message.told()).orElse(null);
            if (told instanceof Told.OfAlert || told instanceof Told.Stalled) {
                alerts +=
                        (int)
                                failed.stream()
                                        .filter(owed -> owed.delivery().message().equals(id))
                                        .count();
            }
        }
        return alerts;
    }

    /**
     * What somebody should look at. A subscriber's address that is dead is none of it: where many
     * subscribe there is one each day.
     */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (var each : paused) {
            sentences.add(
                    "The channel '"
                            + each.channel()
                            + "' has been paused since "
                            + each.since()
                            + ": nobody is told over it until 'candor channels resume "
                            + each.channel()
                            + "'.");
        }
        if (alerts > 0) {
            sentences.add(
                    Words.count(alerts, "alert")
                            + " of the last day could not be delivered, and nobody was left to be"
                            + " told instead: 'candor deliveries list --state failed' says why.");
        }
        return sentences;
    }

    void write(ObjectNode node) {
        node.put("failed_last_day", failed).put("alerts_failed_last_day", alerts);
        var channels = node.putArray("paused");
        for (var each : paused) {
            channels.addObject()
                    .put("channel", each.channel())
                    .put("since", each.since().toString());
        }
    }
}
