package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One observation. A probe returns one and never throws.
 *
 * @param check the check that it belongs to
 * @param member the fleet member, or null
 * @param location where the probe ran
 * @param at when the run began
 * @param outcome what it comes to
 * @param phases how long each part took
 * @param status the HTTP status code, or 0
 * @param detail one sentence for people when it was not good, such as {@code connection refused by
 *     192.0.2.1:443}; empty when it was; at most 500 characters
 */
public record Result(
        CheckId check,
        @Nullable String member,
        Location location,
        Instant at,
        Outcome outcome,
        Phases phases,
        int status,
        String detail) {
    private static final int LONGEST_DETAIL = 500;

    public Result {
        if (detail.length() > LONGEST_DETAIL) {
            detail = detail.substring(0, LONGEST_DETAIL);
        }
    }

    /** What one observation comes to. */
    public enum Outcome {
        /** All conditions hold. */
        UP,
        /** It serves, outside its bounds. */
        DEGRADED,
        /** It does not serve. */
        DOWN,
        /** We could not look: our own fault, never the target's. */
        UNKNOWN
    }

    /**
     * How long each part of a run took, by the monotonic clock; zero for a part that did not occur.
     *
     * @param dns name to address
     * @param connect TCP handshake
     * @param tls TLS handshake
     * @param firstByte request sent to first byte received
     * @param transfer first to last byte
     * @param total start to end, waiting included
     */
    public record Phases(
            Duration dns,
            Duration connect,
            Duration tls,
            Duration firstByte,
            Duration transfer,
            Duration total) {
        /** Nothing took any time. */
        public static final Phases NONE =
                new Phases(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO);
    }
}
