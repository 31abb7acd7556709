package dev.candor.notify;

import org.jspecify.annotations.Nullable;

/**
 * What one of a channel's senders has to send. The outcomes are handed in in the order in which the
 * messages were taken. Confined to the sender's thread.
 */
public interface MessageSource {
    /** The next, waited for until its turn has come; null when nothing is left to begin. */
    @Nullable Outgoing next();

    /**
     * The one after that, for a channel that prepares it while the one before is under way; null
     * when there is none that may be begun at once. It is taken, and must be sent.
     */
    @Nullable Outgoing ahead();

    /** What came of the oldest that was taken and not answered. */
    void sent(SendOutcome outcome);
}
