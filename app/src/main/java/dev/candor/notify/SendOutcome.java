package dev.candor.notify;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What came of one attempt. */
public sealed interface SendOutcome {
    /**
     * The other side has taken it.
     *
     * @param receipt what it answered, in one line
     */
    record Accepted(String receipt) implements SendOutcome {}

    /**
     * Not now: try again.
     *
     * @param why in one line, without secrets
     * @param retryAfter for how long the other side asks to wait, or null
     */
    record Deferred(String why, @Nullable Duration retryAfter) implements SendOutcome {}

    /**
     * Never: trying again is of no use.
     *
     * @param why in one line, without secrets
     * @param deadAddress whether it is the address itself that is refused, for good
     */
    record Refused(String why, boolean deadAddress) implements SendOutcome {}

    /**
     * The channel itself is in trouble (no relay answers, the key is refused): nothing was said of
     * this message, and the others on the channel would fare the same.
     *
     * @param why in one line, without secrets
     * @param retryAfter for how long the other side asks to wait, or null
     */
    record Unavailable(String why, @Nullable Duration retryAfter) implements SendOutcome {}
}
