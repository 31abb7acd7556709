package dev.candor.store;

import dev.candor.model.Due;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Instants at which the timekeeper must act; they survive a restart. */
public interface DueInstants {
    /** Writes one; another with the same key is replaced. */
    void put(Due due);

    /** Takes one away; nothing happens when it is not there. */
    void remove(String key);

    /** The one of that key. */
    Optional<Due> find(String key);

    /** At most {@code limit} (1 to 1000) that are due at {@code now}, oldest first. */
    List<Due> due(Instant now, int limit);

    /** The earliest, whether due or not. */
    Optional<Instant> earliest();
}
