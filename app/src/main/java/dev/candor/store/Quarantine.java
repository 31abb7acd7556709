package dev.candor.store;

import dev.candor.model.BouncedAddress;

import java.util.List;
import java.util.Optional;

/** Addresses from which messages came back. */
public interface Quarantine {
    /** The most that is listed at once. */
    int MOST_LISTED = 1_000;

    /** The one of that hash. */
    Optional<BouncedAddress> find(String hash);

    /** The first of those that belong to that recipient, by its key. */
    Optional<BouncedAddress> ofSubject(String subject);

    /** Adds it, or replaces what was known of it. */
    void put(BouncedAddress address);

    /** Forgets it; false when there is none of that hash. */
    boolean remove(String hash);

    /** Those in quarantine, the latest first; at most {@code limit}, 1 to {@link #MOST_LISTED}. */
    List<BouncedAddress> newest(int limit);

    /** The hashes of those in quarantine behind that one, in their order; begin with "". */
    List<String> hashesAfter(String hash, int limit);
}
