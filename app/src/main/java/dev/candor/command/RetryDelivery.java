package dev.candor.command;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.Problem;
import dev.candor.store.Owed;

/**
 * Has a delivery tried at once: one that waits for its next attempt, or one that was given up.
 *
 * @param id which
 */
public record RetryDelivery(DeliveryId id) implements Command<Delivery> {
    /**
     * @throws Rejected as not found; as a conflict when it was delivered, or something else was
     *     told in its place
     */
    @Override
    public Delivery run(Work work) {
        var owed = find(work, id);
        var delivery = owed.delivery();
        switch (delivery.state()) {
            case PENDING, FAILED -> {}
            case DELIVERED, SUPERSEDED, ESCALATED ->
                    throw conflict(
                            "delivery " + id + " is " + delivery.state().wireName(),
                            "only one that is pending or failed can be tried again");
        }
        if (owed.leased() || owed.behind() != null) {
            throw conflict(
                    "delivery " + id + " is on its way, or waits for one that is",
                    "look again in a moment");
        }
        if (delivery.to().address().startsWith("erased:")) {
            throw conflict("the recipient of delivery " + id + " was erased", "it has no address");
        }
        var told = work.store().messages().find(delivery.message()).orElseThrow().told();
        var deadline = work.now().plus(OweDeliveries.patience(told));
        var again = owed.retry(delivery.attempts(), delivery.lastError(), work.now(), deadline);
        work.store().deliveries().put(java.util.List.of(again));
        work.journal(new Event.DeliveryRetried(id));
        return again.delivery();
    }

    static Owed find(Work work, DeliveryId id) {
        return work.store()
                .deliveries()
                .find(id)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.NOT_FOUND,
                                new Problem(
                                        "",
                                        "there is no delivery " + id,
                                        "list the deliveries to find its id")));
    }

    static Rejected conflict(String what, String todo) {
        return new Rejected(Rejected.Cause.CONFLICT, new Problem("", what, todo));
    }
}
