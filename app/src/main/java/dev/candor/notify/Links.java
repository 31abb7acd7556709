package dev.candor.notify;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Signed links for one recipient; each is null where it makes no sense.
 *
 * @param confirm confirms the subscription
 * @param manage the recipient's own page of preferences
 * @param unsubscribe ends the subscription with one POST (RFC 8058)
 * @param acknowledge takes an alert
 * @param deliveries shows operators who was told what
 */
public record Links(
        @Nullable URI confirm,
        @Nullable URI manage,
        @Nullable URI unsubscribe,
        @Nullable URI acknowledge,
        @Nullable URI deliveries) {
    /** Of somebody who is shown no deliveries. */
    public Links(
            @Nullable URI confirm,
            @Nullable URI manage,
            @Nullable URI unsubscribe,
            @Nullable URI acknowledge) {
        this(confirm, manage, unsubscribe, acknowledge, null);
    }

    /** No links. */
    public static final Links NONE = new Links(null, null, null, null);
}
