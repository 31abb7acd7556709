package dev.candor.store;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A delivery with its place in the queue.
 *
 * @param delivery what is owed to whom
 * @param thread what its message belongs to, or null; see {@link Threads}
 * @param urgent whether it goes before those that are not
 * @param gathered whether it waits for the recipient's digest
 * @param leased whether an attempt is under way
 * @param behind the delivery that must be settled first, or null
 */
public record Owed(
        Delivery delivery,
        @Nullable String thread,
        boolean urgent,
        boolean gathered,
        boolean leased,
        @Nullable DeliveryId behind) {
    /** The same, free for the next attempt at that instant. */
    public Owed retry(int attempts, @Nullable String error, Instant at, Instant deadline) {
        return with(Delivery.State.PENDING, attempts, error, at, deadline, null);
    }

    /** The same, settled in a state other than delivered, for that reason. */
    public Owed settled(Delivery.State state, int attempts, @Nullable String error) {
        return with(state, attempts, error, null, delivery.deadline(), null);
    }

    /** The same, waiting for another to be settled. */
    public Owed behind(DeliveryId other) {
        return with(
                delivery.state(),
                delivery.attempts(),
                delivery.lastError(),
                null,
                delivery.deadline(),
                other);
    }

    private Owed with(
            Delivery.State state,
            int attempts,
            @Nullable String error,
            @Nullable Instant next,
            Instant deadline,
            @Nullable DeliveryId before) {
        var changed =
                new Delivery(
                        delivery.id(),
                        delivery.message(),
                        delivery.to(),
                        state,
                        attempts,
                        error,
                        delivery.createdAt(),
                        next,
                        null,
                        deadline);
        return new Owed(changed, thread, urgent, gathered, false, before);
    }
}
