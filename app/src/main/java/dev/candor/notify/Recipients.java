package dev.candor.notify;

import dev.candor.model.Message;
import dev.candor.model.Recipient;
import dev.candor.store.Transaction;

import java.util.List;

/** Somebody who knows who hears a message. Several may stand side by side. */
public interface Recipients {
    /** Names this source for good, where progress is kept. */
    String name();

    /**
     * The next who hear {@code message}, in the order of their keys.
     *
     * @param after the key of the last one dealt with; empty at the beginning
     * @param limit at most so many, 1 to 1,000; fewer means that there are no more
     */
    List<Recipient> next(Transaction transaction, Message message, String after, int limit);
}
