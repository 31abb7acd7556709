package dev.candor.app.figures;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.candor.model.Delivery;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
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
import java.util.Map;

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
        return (int)
                failed.stream()
                        .collect(groupingBy(owed -> owed.delivery().message(), counting()))
                        .entrySet()
                        .stream()
                        .filter(each -> isAlert(transaction, each.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    private static boolean isAlert(Transaction transaction, MessageId id) {
        return transaction
                .messages()
                .find(id)
                .map(Message::told)
                .filter(told -> told instanceof Told.OfAlert || told instanceof Told.Stalled)
                .isPresent();
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
