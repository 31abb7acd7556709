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
 */
public record Links(
        @Nullable URI confirm,
        @Nullable URI manage,
        @Nullable URI unsubscribe,
        @Nullable URI acknowledge) {
    /** No links. */
    public static final Links NONE = new Links(null, null, null, null);
}
