package dev.candor.notify.bounce;

import dev.candor.model.BouncedAddress;

/** What a message that came in turned out to be. */
public sealed interface Returned {
    /**
     * A report on a delivery of ours.
     *
     * @param delivery its id
     * @param addressHash the address, as a keyed hash
     * @param kind how it came back
     * @param detail what was said, in one line
     */
    record Bounced(String delivery, String addressHash, BouncedAddress.Kind kind, String detail)
            implements Returned {}

    /**
     * Something else: an answer by a person or a machine, a delay, or a report on what we never
     * sent.
     *
     * @param why in one line
     */
    record Ignored(String why) implements Returned {}
}
