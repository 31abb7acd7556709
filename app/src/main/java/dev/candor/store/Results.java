package dev.candor.store;

import dev.candor.model.CheckId;
import dev.candor.model.Result;

import java.util.Collection;
import java.util.List;

/** Raw observations, written in batches beside the commands and never journalled. */
public interface Results {
    /**
     * Adds observations; one that is there already (same check, member, location, instant) stays.
     * Durations are kept to the microsecond.
     */
    void append(Collection<Result> results);

    /** At most {@code limit} (1 to 10,000) of a check, newest first. */
    List<Result> newest(CheckId check, int limit);
}
