package dev.candor.notify;

import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One transaction of a channel's queue: writes what came of the last attempts and takes the next
 * deliveries. When all was accepted it need not wait for the disk: what is lost with the power is
 * sent again, as is what was sent and not recorded at all. A refusal can end in an alarm, which is
 * journalled, so it waits.
 */
final class Turn {
    /** How long a delivery belongs to the one who took it. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** So many messages are kept in memory. */
    private static final int MOST_KNOWN = 100;

    private final Store store;
    private final TimeSource time;
    private final RandomGenerator random;
    private final List<Escalation> escalations;
    private final Map<MessageId, Message> known = new ConcurrentHashMap<>();

    Turn(Store store, TimeSource time, RandomGenerator random, List<Escalation> escalations) {
        this.store = store;
        this.time = time;
        this.random = random;
        this.escalations = List.copyOf(escalations);
    }

    /**
     * What was taken.
     *
     * @param owed to be sent, each before {@code until}
     * @param messages what they tell
     * @param until when the lease ends
     * @param nextDue when there is more to take; null when nothing is pending
     * @param toldOthers whether other channels may have something to send now
     * @param untaken what was settled without having been taken
     */
    record Taken(
            List<Owed> owed,
            Map<MessageId, Message> messages,
            Instant until,
            @Nullable Instant nextDue,
            boolean toldOthers,
            List<Owed> untaken) {}

    /**
     * Does it.
     *
     * @param limit how many to take at most; 0 for none
     */
    Taken run(String channel, List<Attempt> attempts, int limit) {
        Function<Transaction, Taken> work =
                transaction -> {
                    var now = time.now();
                    var settle = new Settle(transaction, escalations, now, random);
                    settle.attempts(attempts);
                    return take(transaction, channel, now, limit, settle);
                };
        return attempts.stream().allMatch(Attempt::isAccepted)
                ? store.writeUnforced(work)
                : store.writeAfterOthers(work);
    }

    private Taken take(
            Transaction transaction, String channel, Instant now, int limit, Settle settle) {
        var until = now.plus(LEASE);
        var untaken = new ArrayList<>(settle.untaken());
        List<Owed> owed = List.of();
        if (limit > 0) {
            var leased = transaction.deliveries().lease(channel, now, until, limit);
            var digests = new Digests(transaction, now, random);
            owed = digests.without(leased);
            untaken.addAll(digests.superseded());
        }
        var messages = new HashMap<MessageId, Message>();
        for (var each : owed) {
            messages.computeIfAbsent(each.delivery().message(), id -> message(transaction, id));
        }
        var next = transaction.deliveries().nextDue(channel).orElse(null);
        return new Taken(owed, messages, until, next, settle.toldOthers(), untaken);
    }

    /** A message never changes: one that many hear is read once. */
    private Message message(Transaction transaction, MessageId id) {
        var read = known.get(id);
        if (read == null) {
            read = transaction.messages().find(id).orElseThrow();
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(id, read);
        }
        return read;
    }
}
