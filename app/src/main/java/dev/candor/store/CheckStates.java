package dev.candor.store;

import dev.candor.model.CheckId;
import dev.candor.model.CheckState;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the judge remembers between two results, so that a restart forgets nothing. */
public interface CheckStates {
    /** All of them, by check, member and location. */
    List<CheckState> all();

    /** Those of one check. */
    List<CheckState> of(CheckId check);

    /** Those of all these checks, by check, member and location; asks for many at a time. */
    List<CheckState> of(Collection<CheckId> checks);

    /** Writes states, new or changed, each as a whole. */
    void put(Collection<CheckState> states);

    /** Forgets a check that left the configuration. */
    void remove(CheckId check);

    /** The oldest of the newest results' instants; empty when no check has a result. */
    Optional<Instant> oldestResult();
}
