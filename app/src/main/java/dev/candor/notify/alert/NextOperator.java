package dev.candor.notify.alert;

import dev.candor.model.AlertId;
import dev.candor.model.Delivery;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.notify.Escalation;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import java.util.List;
import java.util.Optional;

/**
 * Who is told of an alert when somebody cannot be reached: the next who is named and has not been
 * told, before it is their turn. Of an alert that somebody has taken, or that is over, nobody is.
 * Thread-safe.
 */
public final class NextOperator implements Escalation {
    private final TimeSource time;

    /** By that clock. */
    public NextOperator(TimeSource time) {
        this.time = time;
    }

    /**
     * {@inheritDoc}
     *
     * <p>What it answers it remembers as told, in {@code transaction}, which must be a write.
     */
    @Override
    public Optional<Recipient> next(Transaction transaction, Delivery delivery, Told told) {
        if (!(told instanceof Told.OfAlert(var from, var alarm))
                || alarm.phase() == Alarm.Phase.ENDED) {
            return Optional.empty();
        }
        var id = new AlertId(alarm.alert());
        if (transaction.alerts().find(id).filter(it -> it.isWaiting()).isEmpty()) {
            return Optional.empty();
        }
        var next =
                transaction.alerts().steps(id).stream()
                        .filter(each -> each.toldAt() == null)
                        .filter(each -> !each.address().equals(delivery.to().address()))
                        .findFirst();
        next.ifPresent(each -> transaction.alerts().tell(id, List.of(each.toldEarly(time.now()))));
        return next.map(each -> Operators.recipient(Operators.Place.of(each), from));
    }
}
