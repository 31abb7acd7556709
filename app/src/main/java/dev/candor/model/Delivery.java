package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One message to one address, from the moment that it is owed.
 *
 * @param id its name for good, and the key by which receivers drop doubles
 * @param message what is told
 * @param to to whom
 * @param state where it stands
 * @param attempts how often it was tried
 * @param lastError why the last attempt did not succeed, in one line, or null
 * @param createdAt when it was written
 * @param nextAttemptAt not before; null unless it is pending
 * @param deliveredAt when the other side took it, or null
 * @param deadline when it is escalated if it has not been taken
 */
public record Delivery(
        DeliveryId id,
        MessageId message,
        Recipient to,
        State state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        Instant deadline) {
    /** Where a delivery stands. Only the first is not for good. */
    public enum State {
        /** It is still to be taken. */
        PENDING,
        /** The other side has taken it. */
        DELIVERED,
        /** Something newer was told instead. */
        SUPERSEDED,
        /** It could not be delivered, and somebody else, or another channel, was told. */
        ESCALATED,
        /** It could not be delivered, and there was nobody else. */
        FAILED;

        /** The name in API and database: {@code pending}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that wire name, or empty when there is none. */
        public static Optional<State> ofWireName(String name) {
            return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
        }
    }
}
