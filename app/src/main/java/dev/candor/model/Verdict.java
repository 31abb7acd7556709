package dev.candor.model;

/** What the judge makes of results; {@code PARTIAL} is only for what has parts. */
public enum Verdict {
    /** Not enough was seen to say anything. */
    UNKNOWN,
    /** Works. */
    UP,
    /** Works, outside its promised bounds (slow, certificate about to expire). */
    DEGRADED,
    /** Some of its parts work. */
    PARTIAL,
    /** Does not work. */
    DOWN;

    /** The level that this verdict writes into the ledger. */
    public Level level() {
        return switch (this) {
            case UNKNOWN -> Level.UNKNOWN;
            case UP -> Level.OPERATIONAL;
            case DEGRADED -> Level.DEGRADED_PERFORMANCE;
            case PARTIAL -> Level.PARTIAL_OUTAGE;
            case DOWN -> Level.MAJOR_OUTAGE;
        };
    }
}
