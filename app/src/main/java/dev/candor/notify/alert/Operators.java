package dev.candor.notify.alert;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.Message;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.notify.Recipients;
import dev.candor.store.Transaction;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The operators who hear of an alert: those whose turn it is, and at a reminder and at the end all
 * who were told before. Of a channel in trouble all hear who are named anywhere, on the other
 * channels. Thread-safe.
 */
public final class Operators implements Recipients {
    /** What the key of an operator begins with; the address follows. */
    public static final String KEY = "operator:";

    @Override
    public String name() {
        return "operators";
    }

    @Override
    public List<Recipient> next(Transaction transaction, Message message, String after, int limit) {
        var byKey = new TreeMap<String, Recipient>();
        var from = message.told().from();
        places(transaction, message.told())
                .map(place -> recipient(place, from))
                .forEach(each -> byKey.putIfAbsent(each.key(), each));
        return byKey.tailMap(after, false).values().stream().limit(limit).toList();
    }

    /** A channel and an address on it. */
    record Place(String channel, String address) {
        static Place of(Alert.Step step) {
            return new Place(step.channel(), step.address());
        }
    }

    private static Stream<Place> places(Transaction transaction, Told told) {
        return switch (told) {
            case Told.OfAlert(var _, var alarm) -> ofAlert(transaction, alarm);
            case Told.Stalled stalled ->
                    transaction.alerts().rules().stream()
                            .flatMap(rule -> rule.steps().stream())
                            .flatMap(step -> step.to().stream())
                            .map(Operators::place)
                            .filter(place -> !place.channel().equals(stalled.channel()));
            case Told.OfNotice _, Told.Digest _, Told.Confirmation _, Told.Test _ -> Stream.of();
        };
    }

    private static Stream<Place> ofAlert(Transaction transaction, Alarm alarm) {
        var steps = transaction.alerts().steps(new AlertId(alarm.alert())).stream();
        return switch (alarm.phase()) {
            case RAISED ->
                    steps.filter(each -> each.step() == alarm.step())
                            .filter(each -> each.toldAt() != null && !each.early())
                            .map(Place::of);
            case REMINDED, ENDED -> steps.filter(each -> each.toldAt() != null).map(Place::of);
        };
    }

    private static Place place(String to) {
        return new Place(to.contains("@") ? Recipient.MAIL : to, to);
    }

    static Recipient recipient(Place place, Told.From from) {
        return new Recipient(
                KEY + place.address(),
                place.channel(),
                place.address(),
                from.language(),
                from.zone());
    }
}
