package dev.candor.notify;

import dev.candor.command.OweDeliveries;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Told;
import dev.candor.store.Owed;
import dev.candor.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Puts what one recipient is owed of several notices into one message: for those who asked for
 * digests, and for those who come back after a long time. Confined to one transaction.
 */
final class Digests {
    /** So many that have waited make a digest. */
    static final int MANY = 3;

    /** Who has waited for that long comes back late. */
    static final Duration LATE = Duration.ofMinutes(10);

    private final Transaction store;
    private final Instant now;
    private final RandomGenerator random;
    private final Map<MessageId, Told> told = new HashMap<>();
    private final Map<List<MessageId>, Message> made = new HashMap<>();
    private final List<Owed> gone = new ArrayList<>();

    Digests(Transaction store, Instant now, RandomGenerator random) {
        this.store = store;
        this.now = now;
        this.random = random;
    }

    /**
     * What of that which was just leased is still to be sent. The digests that take the place of
     * the rest are due at once.
     */
    List<Owed> without(List<Owed> leased) {
        var late = now.minus(LATE);
        var recipients = new HashSet<String>();
        for (var owed : leased) {
            if (!owed.urgent() && (owed.gathered() || owed.delivery().createdAt().isBefore(late))) {
                recipients.add(owed.delivery().to().key());
            }
        }
        return recipients.isEmpty() ? leased : without(leased, recipients);
    }

    /** Those in whose place digests were written. */
    List<Owed> superseded() {
        return gone;
    }

    private List<Owed> without(List<Owed> leased, Set<String> recipients) {
        var ours = new HashSet<DeliveryId>();
        leased.forEach(owed -> ours.add(owed.delivery().id()));
        var pending = store.deliveries().pendingOf(recipients);
        for (var group : groups(pending, ours)) {
            if (isDigest(group) && group.stream().anyMatch(each -> ours.contains(id(each)))) {
                write(group, pending);
                group.forEach(owed -> ours.remove(id(owed)));
            }
        }
        return leased.stream().filter(owed -> ours.contains(id(owed))).toList();
    }

    /** What one recipient could be told in one message; what waits for a part of it, too. */
    private Collection<List<Owed>> groups(List<Owed> pending, Set<DeliveryId> ours) {
        var groups = new LinkedHashMap<String, List<Owed>>();
        var places = new HashMap<DeliveryId, String>();
        for (var owed : pending) { // the oldest first: what one waits for comes before it
            var group = group(owed);
            var before = owed.behind();
            var isFree =
                    ours.contains(id(owed))
                            || isFree(owed)
                            || (before != null && group.equals(places.get(before)));
            if (isFree && told(owed.delivery()) instanceof Told.OfNotice) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(owed);
                places.put(id(owed), group);
            }
        }
        return groups.values();
    }

    private static DeliveryId id(Owed owed) {
        return owed.delivery().id();
    }

    /** Whether nobody else is at it and it waits for nothing but its time. */
    private static boolean isFree(Owed owed) {
        return !owed.leased() && owed.behind() == null && !owed.urgent();
    }

    private static String group(Owed owed) {
        var to = owed.delivery().to();
        return to.key() + "\n" + to.channel() + "\n" + to.address() + "\n" + owed.gathered();
    }

    private boolean isDigest(List<Owed> group) {
        if (group.getFirst().gathered()) {
            return group.size() > 1;
        }
        return group.size() >= MANY
                && group.getFirst().delivery().createdAt().isBefore(now.minus(LATE));
    }

    private void write(List<Owed> group, List<Owed> pending) {
        var message = message(group);
        var superseded = group.stream().map(owed -> superseded(owed, message)).toList();
        store.deliveries().put(superseded);
        gone.addAll(superseded);
        var to = group.getFirst().delivery().to();
        var digest = new OweDeliveries(store, now, random).to(message, List.of(to)).getFirst();
        store.deliveries().put(waiting(group, pending, id(digest)));
    }

    /** What waits for a part of a digest and is told by itself waits for the digest. */
    private static List<Owed> waiting(List<Owed> group, List<Owed> pending, DeliveryId digest) {
        var parts = group.stream().map(Digests::id).collect(Collectors.toSet());
        return pending.stream()
                .filter(owed -> !parts.contains(id(owed)) && parts.contains(owed.behind()))
                .map(owed -> owed.behind(digest))
                .toList();
    }

    private static Owed superseded(Owed owed, Message digest) {
        var delivery = owed.delivery();
        return owed.settled(
                Delivery.State.SUPERSEDED, delivery.attempts(), "told in digest " + digest.id());
    }

    /** The same digest for all who miss the same. */
    private Message message(List<Owed> group) {
        var parts = group.stream().map(owed -> owed.delivery().message()).toList();
        return made.computeIfAbsent(
                parts,
                _ -> {
                    var all = group.stream().map(owed -> (Told.OfNotice) told(owed.delivery()));
                    var notices = all.toList();
                    var entries =
                            notices.stream()
                                    .map(Told.OfNotice::entry)
                                    .sorted(Comparator.comparing(Told.Entry::at))
                                    .toList();
                    var from = notices.getLast().from();
                    var digest = new Told.Digest(from, entries);
                    var message = new Message(StalledAlarm.id(random), 0, digest, now);
                    store.messages().add(message);
                    return message;
                });
    }

    private Told told(Delivery delivery) {
        return told.computeIfAbsent(
                delivery.message(), id -> store.messages().find(id).orElseThrow().told());
    }
}
