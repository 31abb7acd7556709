package dev.candor.command;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;

import java.util.List;

/**
 * Gives up a delivery that is pending; nobody else is told in its place.
 *
 * @param id which
 */
public record StopDelivery(DeliveryId id) implements Command<Delivery> {
    /**
     * @throws Rejected as not found, or as a conflict when it is not pending any more
     */
    @Override
    public Delivery run(Work work) {
        var owed = RetryDelivery.find(work, id);
        var delivery = owed.delivery();
        if (delivery.state() != Delivery.State.PENDING) {
            throw RetryDelivery.conflict(
                    "delivery " + id + " is " + delivery.state().wireName() + " already",
                    "only one that is pending can be stopped");
        }
        var stopped =
                owed.settled(Delivery.State.FAILED, delivery.attempts(), "stopped by an operator");
        work.store().deliveries().put(List.of(stopped));
        work.store().deliveries().wakeBehind(List.of(id), work.now());
        work.journal(new Event.DeliveryStopped(id));
        return stopped.delivery();
    }
}
