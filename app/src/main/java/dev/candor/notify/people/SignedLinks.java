package dev.candor.notify.people;

import dev.candor.command.DeliveryLinks;
import dev.candor.command.LinkKey;
import dev.candor.command.LinkKey.Purpose;
import dev.candor.model.Delivery;
import dev.candor.model.Subscriber;
import dev.candor.model.Told;
import dev.candor.notify.LinkSource;
import dev.candor.notify.Links;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Links that only this installation can make. Those to confirm hold for a week, those to take an
 * alert for a month; those to leave hold for good, however old the message is.
 *
 * @param key signs them
 */
public record SignedLinks(LinkKey key) implements LinkSource {
    /** For how long an address can be confirmed. */
    public static final Duration CONFIRM = Duration.ofDays(7);

    /** For how long an alert can be taken. */
    public static final Duration ACKNOWLEDGE = Duration.ofDays(30);

    private static final String SUBSCRIPTION = "/subscription/";
    private static final String UNSUBSCRIBE = "/unsubscribe";
    private static final String ALERT = "/alert/";

    @Override
    public Links of(Delivery delivery, Told told) {
        var site = told.from().url().toString();
        var acknowledge =
                told instanceof Told.OfAlert alert
                        ? acknowledge(site, alert.alarm(), delivery.createdAt())
                        : null;
        var recipient = delivery.to().key();
        if (!recipient.startsWith(Subscriber.KEY)) {
            return new Links(null, null, null, acknowledge, deliveries(site, told, delivery));
        }
        var subscriber = recipient.substring(Subscriber.KEY.length());
        var confirm =
                told instanceof Told.Confirmation asks && !asks.known()
                        ? page(
                                site,
                                Purpose.CONFIRM,
                                subscriber,
                                delivery.createdAt().plus(CONFIRM))
                        : null;
        return new Links(
                confirm,
                confirm == null ? page(site, Purpose.MANAGE, subscriber, null) : null,
                unsubscribe(site, subscriber),
                acknowledge);
    }

    /** Whoever hears that messages wait sees at once which. */
    private @Nullable URI deliveries(String site, Told told, Delivery delivery) {
        var expires = delivery.createdAt().plus(DeliveryLinks.IN_ALERT);
        return told instanceof Told.Stalled
                ? URI.create(
                        DeliveryLinks.at(key, site, null, expires)
                                + "?state="
                                + Delivery.State.PENDING.wireName())
                : null;
    }

    private URI page(String site, Purpose purpose, String subscriber, @Nullable Instant expires) {
        return URI.create(site + SUBSCRIPTION + key.sign(purpose, subscriber, expires));
    }

    private URI unsubscribe(String site, String subscriber) {
        var token = key.sign(Purpose.UNSUBSCRIBE, subscriber, null);
        return URI.create(site + SUBSCRIPTION + token + UNSUBSCRIBE);
    }

    private @Nullable URI acknowledge(String site, Told.Alarm alarm, Instant at) {
        return alarm.phase() == Told.Alarm.Phase.ENDED
                ? null
                : URI.create(
                        site
                                + ALERT
                                + key.sign(Purpose.ALERT, alarm.alert(), at.plus(ACKNOWLEDGE)));
    }
}
