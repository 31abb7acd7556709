package dev.candor.notify;

import dev.candor.model.Delivery;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.Transaction;

import java.util.Optional;

/** Who is told instead when a delivery fails, or is not taken in time. */
public interface Escalation {
    /** The next to tell, or empty when there is nobody. */
    Optional<Recipient> next(Transaction transaction, Delivery delivery, Told told);
}
