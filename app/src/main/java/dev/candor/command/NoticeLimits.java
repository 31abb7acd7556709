package dev.candor.command;

import java.time.Duration;
import java.time.Instant;

/** Bounds of what one notice may hold; beyond them a command is refused. */
public final class NoticeLimits {
    /** Impacted components of one notice. */
    public static final int MOST_COMPONENTS = 200;

    /** Windows of one notice. */
    public static final int MOST_WINDOWS = 500;

    /** Updates of one notice, corrections included. */
    public static final int MOST_UPDATES = 1_000;

    /** Links of one notice. */
    public static final int MOST_LINKS = 50;

    /** Intervals that one notice may state in the ledger: windows times components. */
    public static final int MOST_INTERVALS = 2_000;

    /** The longest outside key, in characters. */
    public static final int LONGEST_KEY = 200;

    /** Nothing can be dated earlier. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** How far ahead of now a plan may lie. */
    public static final Duration FARTHEST_PLAN = Duration.ofDays(3_653);

    /** How far ahead the next update can be promised. */
    public static final Duration FARTHEST_PROMISE = Duration.ofDays(92);

    /** How far ahead the end of what remains may lie. */
    public static final Duration FARTHEST_TAIL = Duration.ofDays(92);

    /** Changed facts of one notice. */
    public static final int MOST_REVISIONS = 1_000;

    /** How far ahead of our clock an author's clock may be. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private NoticeLimits() {}
}
