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
 * @param run how many results in a row point to {@code candidate}; 0 when nothing is pending
 * @param runStart the instant of the first of them, or null when {@code run} is 0
 * @param lastResult the newest result's instant, or null before the first
 * @param detail the newest bad result's sentence; empty while up with nothing pending
 * @param trail the two shorter memories that exact starts need
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
        String detail,
        Trail trail) {
    /**
     * A state without a trail, as after a restart: nothing is lost but the starts of short runs.
     */
    public CheckState(
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
        this(
                check,
                member,
                location,
                verdict,
                since,
                candidate,
                run,
                runStart,
                lastResult,
                detail,
                Trail.NONE);
    }

    /**
     * What the newest results were, counted apart from the pending run: a run that is bad in two
     * ways (slow, then down) is confirmed as the milder one, and the stricter one goes on counting
     * from its own first result; looks that failed neither end a run nor feed it.
     *
     * @param newest where the newest result that was no failed look points
     * @param same how many of those in a row point there
     * @param sameStart the instant of the first of them, or null when {@code same} is 0
     * @param blind how many looks in a row have failed since
     * @param blindStart the instant of the first of them, or null when {@code blind} is 0
     */
    public record Trail(
            Verdict newest,
            int same,
            @Nullable Instant sameStart,
            int blind,
            @Nullable Instant blindStart) {
        /** Nothing has been seen. */
        public static final Trail NONE = new Trail(Verdict.UNKNOWN, 0, null, 0, null);
    }

    /** A check of which nothing is known yet. */
    public static CheckState fresh(
            CheckId check, @Nullable String member, Location location, Instant now) {
        return new CheckState(
                check, member, location, Verdict.UNKNOWN, now, Verdict.UNKNOWN, 0, null, null, "");
    }
}
