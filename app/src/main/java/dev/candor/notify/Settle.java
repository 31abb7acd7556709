package dev.candor.notify;

import dev.candor.command.Departed;
import dev.candor.command.OweDeliveries;
import dev.candor.command.Succession;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Writes what came of attempts, many in one transaction, with all that follows: the next attempt,
 * somebody else who is told instead, and what waited. What was settled meanwhile by somebody else
 * stays as it is. Confined to one transaction.
 */
final class Settle {
    private static final System.Logger LOG = System.getLogger("dev.candor.notify");

    private final Transaction store;
    private final Deliveries deliveries;
    private final List<Escalation> escalations;
    private final Instant now;
    private final RandomGenerator random;
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final List<Owed> changed = new ArrayList<>();
    private final List<DeliveryId> settled = new ArrayList<>();
    private final List<Owed> superseded = new ArrayList<>();
    private boolean toldOthers;

    Settle(Transaction store, List<Escalation> escalations, Instant now, RandomGenerator random) {
        this.store = store;
        this.deliveries = store.deliveries();
        this.escalations = escalations;
        this.now = now;
        this.random = random;
    }

    /** Whether something was written that another channel may have to send. */
    boolean toldOthers() {
        return toldOthers;
    }

    /** What was settled without having been taken. */
    List<Owed> untaken() {
        return Stream.concat(
                        superseded.stream(),
                        changed.stream()
                                .filter(it -> it.delivery().state() != Delivery.State.PENDING))
                .toList();
    }

    /** Writes what came of these attempts. */
    void attempts(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var accepted = new ArrayList<DeliveryId>();
        var others = new HashMap<DeliveryId, Attempt>();
        for (var attempt : attempts) {
            var id = attempt.owed().delivery().id();
            if (attempt.isAccepted()) {
                accepted.add(id);
            } else {
                others.put(id, attempt);
            }
        }
        deliveries.delivered(accepted, now);
        settled.addAll(accepted);
        for (var owed : deliveries.find(others.keySet())) {
            var attempt = others.get(owed.delivery().id());
            if (attempt != null && owed.delivery().state() == Delivery.State.PENDING) {
                follow(owed, attempt.result());
            }
        }
        write();
    }

    /** Escalates what was not taken in time. */
    void overdue(List<Owed> overdue) {
        for (var owed : overdue) {
            var error = owed.delivery().lastError();
            escalate(owed, error == null ? "not taken in time" : error, false, 0);
        }
        write();
    }

    /** The other side took it first and then sent it back for good. */
    void returned(Owed owed, String why) {
        escalate(owed, why, true, 0);
        write();
    }

    private void write() {
        deliveries.put(changed);
        deliveries.wakeBehind(settled, now);
    }

    private void follow(Owed owed, Attempt.Result result) {
        var delivery = owed.delivery();
        switch (result) {
            case Attempt.Result.NotMade() -> {
                if (!isDeparted(owed, delivery.attempts())) {
                    var error = delivery.lastError();
                    changed.add(owed.retry(delivery.attempts(), error, now, delivery.deadline()));
                }
            }
            case Attempt.Result.Answered(var outcome) ->
                    follow(owed, NextStep.after(delivery, told(delivery), outcome, now, random));
        }
    }

    private void follow(Owed owed, NextStep step) {
        var delivery = owed.delivery();
        switch (step) {
            case NextStep.Escalate(var why, var forGood) -> escalate(owed, why, forGood, 1);
            case NextStep.Retry(var at, var why, var counted) -> {
                var attempts = delivery.attempts() + (counted ? 1 : 0);
                if (isOutdated(delivery)) {
                    settle(owed.settled(Delivery.State.SUPERSEDED, attempts, why));
                } else if (!isDeparted(owed, attempts)) {
                    changed.add(owed.retry(attempts, why, at, delivery.deadline()));
                }
            }
        }
    }

    /** Whether its recipient has left meanwhile, and nothing is tried again. */
    private boolean isDeparted(Owed owed, int attempts) {
        var why = Departed.reason(store, owed);
        why.ifPresent(it -> settle(owed.settled(Delivery.State.FAILED, attempts, it)));
        return why.isPresent();
    }

    /** Whether something waits behind it that says all that it has to say. */
    private boolean isOutdated(Delivery delivery) {
        return deliveries.pendingOf(List.of(delivery.to().key())).stream()
                .filter(each -> delivery.id().equals(each.behind()))
                .anyMatch(each -> Succession.replaces(told(each.delivery()), told(delivery)));
    }

    private void escalate(Owed owed, String why, boolean forGood, int attempt) {
        var delivery = owed.delivery();
        var attempts = delivery.attempts() + attempt;
        var next = next(delivery);
        if (next.isPresent()) {
            var message = message(delivery.message());
            var owing = new OweDeliveries(store, now, random);
            owing.to(message, List.of(next.get()));
            superseded.addAll(owing.superseded());
            toldOthers = true;
            settle(owed.settled(Delivery.State.ESCALATED, attempts, why));
            return;
        }
        var end = delivery.createdAt().plus(NextStep.GIVE_UP);
        if (!forGood && now.isBefore(end)) {
            changed.add(triedOn(owed, attempts, why));
            return;
        }
        settle(owed.settled(Delivery.State.FAILED, attempts, why));
        failed(owed, why);
    }

    /** With new patience; what waits for another goes on waiting, in its order. */
    private Owed triedOn(Owed owed, int attempts, String why) {
        var wait = NextStep.USUAL.delay(Math.max(1, attempts), random);
        var deadline = now.plus(patience(owed.delivery()));
        var again = owed.retry(attempts, why, now.plus(wait), deadline);
        var before = owed.behind();
        return before == null ? again : again.behind(before);
    }

    private Duration patience(Delivery delivery) {
        return OweDeliveries.patience(told(delivery));
    }

    private Optional<Recipient> next(Delivery delivery) {
        return escalations.stream()
                .flatMap(each -> each.next(store, delivery, told(delivery)).stream())
                .findFirst();
    }

    private void settle(Owed owed) {
        changed.add(owed);
        settled.add(owed.delivery().id());
    }

    /** An alert that reached nobody is itself something that operators must hear of. */
    private void failed(Owed owed, String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "a message could not be delivered and nobody else can be told: delivery={0}"
                        + " channel={1}",
                owed.delivery().id(),
                owed.delivery().to().channel());
        if (told(owed.delivery()) instanceof Told.OfAlert alert) {
            var oldest = owed.delivery().createdAt();
            var channel = owed.delivery().to().channel();
            StalledAlarm.raise(
                    store, new Told.Stalled(alert.from(), channel, 1, oldest, why), now, random);
        }
    }

    private Told told(Delivery delivery) {
        return message(delivery.message()).told();
    }

    private Message message(MessageId id) {
        return messages.computeIfAbsent(id, key -> store.messages().find(key).orElseThrow());
    }
}
