package dev.candor.store;

import dev.candor.model.NoticeId;

import java.time.Instant;
import java.util.Optional;

/**
 * Requests that were done already, by the keys that their clients gave them, so that one that is
 * sent again is not done again. Bounded: keys are forgotten after a while.
 */
public interface Requests {
    /** How many old keys one {@link #remember} forgets at most. */
    int FORGOTTEN_AT_ONCE = 100;

    /** The notice that the request of that key changed; empty when none has come. */
    Optional<NoticeId> done(String key);

    /**
     * Remembers a request, and forgets the oldest of those made before {@code forget}.
     *
     * @throws StoreException when there is one of that key, or no such notice
     */
    void remember(String key, NoticeId notice, Instant at, Instant forget);
}
