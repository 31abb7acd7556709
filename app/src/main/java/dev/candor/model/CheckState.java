package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the judge remembers of a check (or of one fleet member) at one location between two results.
 *
 * @param check the check
 * @param member the fleet member, or null
 * @param location where its results come from
 * @param verdict what is confirmed
 * @param since since when: the first result that pointed this way, not the confirming one
 * @param candidate where the newest results point, when not (yet) to {@code verdict}; else equal
 * @param run how many results in a row point to {@code candidate}
 * @param runStart the instant of the first of them, or null when {@code run} is 0
 * @param lastResult the newest result's instant, or null before the first
 * @param detail the newest bad result's sentence; empty while up
 */
public record CheckState(
        CheckId check,
        @Nullable String member,
        Location location,
        Verdict verdict,
        Instant since,
        Verdict candidate,
        int run,
        @Nullable Instant runStart,
        @Nullable Instant lastResult,
        String detail) {
    /** A check of which nothing is known yet. */
    public static CheckState fresh(
            CheckId check, @Nullable String member, Location location, Instant now) {
        return new CheckState(
                check, member, location, Verdict.UNKNOWN, now, Verdict.UNKNOWN, 0, null, null, "");
    }
}
