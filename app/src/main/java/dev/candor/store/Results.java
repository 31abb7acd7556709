package dev.candor.store;

import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Result;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
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

    /**
     * At most {@code limit} (1 to 10,000) of a check with {@code from <= at < to}, newest first.
     *
     * @param after continue behind this place, or null to begin; {@code to} does not count then
     */
    List<Result> between(
            CheckId check, Instant from, Instant to, int limit, @Nullable Position after);

    /**
     * A place in the order of a check's results.
     *
     * @param at when the run began
     * @param member the fleet member, or null
     * @param location where the probe ran
     */
    record Position(Instant at, @Nullable String member, Location location) {
        /** The place of that result. */
        public static Position of(Result result) {
            return new Position(result.at(), result.member(), result.location());
        }
    }
}
