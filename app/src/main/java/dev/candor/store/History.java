package dev.candor.store;

import dev.candor.model.Bucket;
import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Resolution;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Results summed up by minute, hour and day, for graphs. Nothing about downtime is computed from
 * this: that is the ledger's.
 */
public interface History {
    /** How many buckets are read at once at most. */
    int MOST_BUCKETS = 2_000;

    /** How many checks are read together at most. */
    int MOST_CHECKS = 200;

    /**
     * Whose results.
     *
     * @param checks one, or those of a component: their results are summed up together; at most
     *     {@link #MOST_CHECKS}
     * @param member the fleet member, or null for all
     * @param location where the probe ran, or null for everywhere
     */
    record Subject(List<CheckId> checks, @Nullable String member, @Nullable Location location) {
        /**
         * @throws IllegalArgumentException when there are too many checks
         */
        public Subject {
            if (checks.size() > MOST_CHECKS) {
                throw new IllegalArgumentException(
                        "at most " + MOST_CHECKS + " checks are summed up together");
            }
            checks = List.copyOf(checks);
        }

        /** All results of one check. */
        public static Subject of(CheckId check) {
            return new Subject(List.of(check), null, null);
        }
    }

    /**
     * The buckets that begin at {@code from <= start < to}, oldest first. There is none for a time
     * without results. What is not rolled up yet is summed up while reading, so that the newest
     * bucket is there and still grows.
     *
     * @param limit how many buckets at most; 1 to {@link #MOST_BUCKETS}
     * @throws IllegalArgumentException when that much time is more than {@code limit} buckets;
     *     {@link Resolution#fitting} finds a resolution in which it is not
     */
    List<Bucket> series(
            Subject subject, Resolution resolution, Instant from, Instant to, int limit);
}
