package dev.candor.command;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Threads;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes what recipients are owed, in the order that each of them must hear it: a later message of
 * a notice takes the place of an earlier one that is still unsent, or waits until it is settled.
 * Confined to one transaction.
 */
public final class OweDeliveries {
    /** After that long without success, an alert goes to somebody else. */
    public static final Duration ALERT_PATIENCE = Duration.ofMinutes(5);

    /** After that long without success, a message to customers is escalated. */
    public static final Duration PATIENCE = Duration.ofDays(1);

    private static final Duration TEST_PATIENCE = Duration.ofMinutes(15);

    private final Transaction store;
    private final Deliveries deliveries;
    private final Instant now;
    private final GrowingIds ids;
    private final Map<MessageId, Told> told = new HashMap<>();
    private final List<Owed> superseded = new ArrayList<>();

    /** Who on which channel. */
    private record Place(String recipient, String channel) {
        static Place of(Recipient recipient) {
            return new Place(recipient.key(), recipient.channel());
        }
    }

    /** In that transaction, at that instant; {@code random} makes names unlike others'. */
    public OweDeliveries(Transaction store, Instant now, RandomGenerator random) {
        this.store = store;
        this.deliveries = store.deliveries();
        this.now = now;
        var newest = deliveries.newest().orElse(null);
        this.ids = new GrowingIds(newest, now, random.nextInt(Integer.MAX_VALUE));
    }

    /**
     * Writes a delivery for each recipient. The message must be there.
     *
     * @return what is owed now; one whose address has that message already is left out of the store
     */
    public List<Owed> to(Message message, Collection<Recipient> recipients) {
        told.put(message.id(), message.told());
        var before = before(message, recipients);
        var added = new ArrayList<Owed>();
        var replaced = new ArrayList<Owed>();
        for (var recipient : recipients) {
            var prior = before.get(Place.of(recipient));
            var owed = owed(message, recipient);
            if (prior == null) {
                added.add(owed);
            } else if (isReplaced(prior, message)) {
                replaced.add(superseded(prior));
                var behind = prior.behind();
                added.add(behind == null ? owed : owed.behind(behind));
            } else {
                added.add(owed.behind(prior.delivery().id()));
            }
        }
        deliveries.put(replaced);
        deliveries.add(added);
        superseded.addAll(replaced);
        return added;
    }

    /** Earlier ones whose place was taken so far. */
    public List<Owed> superseded() {
        return List.copyOf(superseded);
    }

    /** The patience for what is told. */
    public static Duration patience(Told told) {
        return switch (told) {
            case Told.OfAlert _, Told.Stalled _ -> ALERT_PATIENCE;
            case Told.Test _ -> TEST_PATIENCE;
            case Told.OfNotice _, Told.Digest _, Told.Confirmation _ -> PATIENCE;
        };
    }

    /** The last that each recipient is owed of the same thread, or in a digest that tells of it. */
    private Map<Place, Owed> before(Message message, Collection<Recipient> recipients) {
        var thread = Threads.of(message.told());
        if (thread == null || !store.messages().hasSeveral(thread)) {
            return Map.of();
        }
        var last = new HashMap<Place, Owed>();
        var keys = recipients.stream().map(Recipient::key).toList();
        for (var owed : deliveries.pendingOf(keys)) {
            var isBefore = !owed.delivery().message().equals(message.id());
            if (isBefore && (thread.equals(owed.thread()) || isInDigest(owed, message.told()))) {
                last.put(Place.of(owed.delivery().to()), owed);
            }
        }
        return last;
    }

    private boolean isReplaced(Owed prior, Message message) {
        return !prior.leased()
                && !isDigest(prior)
                && Succession.replaces(message.told(), told(prior.delivery().message()));
    }

    private boolean isInDigest(Owed owed, Told next) {
        return isDigest(owed)
                && next instanceof Told.OfNotice of
                && told(owed.delivery().message()) instanceof Told.Digest(var _, var entries)
                && entries.stream().anyMatch(each -> each.notice().equals(of.entry().notice()));
    }

    private static boolean isDigest(Owed owed) {
        return Threads.DIGEST.equals(owed.thread());
    }

    private Told told(MessageId id) {
        return told.computeIfAbsent(id, key -> store.messages().find(key).orElseThrow().told());
    }

    private static Owed superseded(Owed prior) {
        var delivery = prior.delivery();
        return prior.settled(Delivery.State.SUPERSEDED, delivery.attempts(), delivery.lastError());
    }

    private Owed owed(Message message, Recipient recipient) {
        var gathered = recipient.gatherUntil() != null && message.told() instanceof Told.OfNotice;
        var due = gathered && recipient.gatherUntil() != null ? recipient.gatherUntil() : now;
        return new Owed(
                delivery(ids.next(), message, recipient, due),
                Threads.of(message.told()),
                isUrgent(message.told()),
                gathered,
                false,
                null);
    }

    private Delivery delivery(
            DeliveryId id, Message message, Recipient recipient, @Nullable Instant due) {
        var from = due == null || due.isBefore(now) ? now : due;
        return new Delivery(
                id,
                message.id(),
                recipient,
                Delivery.State.PENDING,
                0,
                null,
                now,
                from,
                null,
                from.plus(patience(message.told())));
    }

    /** A person waits for it; news for everybody can wait for a moment. */
    private static boolean isUrgent(Told told) {
        return switch (told) {
            case Told.OfAlert _, Told.Stalled _, Told.Confirmation _, Told.Test _ -> true;
            case Told.OfNotice _, Told.Digest _ -> false;
        };
    }
}
