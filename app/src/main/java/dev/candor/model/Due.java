package dev.candor.model;

import java.time.Instant;

/**
 * An instant at which the timekeeper must run something.
 *
 * @param key names it; a second one with the same key replaces the first
 * @param at when
 * @param kind what to do
 * @param subject on what: a notice's id, perhaps with {@code /} and an action item's
 */
public record Due(String key, Instant at, Kind kind, String subject) {
    /** What the timekeeper can do. */
    public enum Kind {
        /** A scheduled maintenance begins. */
        MAINTENANCE_START,
        /** The planned end of a maintenance is reached: verify, never claim success. */
        MAINTENANCE_END,
        /** A scheduled maintenance comes soon: remind people of it. */
        MAINTENANCE_SOON,
        /** A maintenance should have ended for some time: say that it lasts longer. */
        MAINTENANCE_OVERRUN,
        /** An update was promised until now: mark the promise if nothing was said. */
        UPDATE_PROMISED,
        /** The next of a series of maintenances is to be announced. */
        SERIES_NEXT,
        /** The check of a postmortem's action item has passed for long enough. */
        ACTION_PASSED,
        /** What a rule of alerts has found has lasted for long enough, if it still lasts. */
        ALERT_HELD,
        /** The next are to be told of an alert that nobody has taken. */
        ALERT_STEP,
        /** Those who were told of an alert that nobody has taken are to be told again. */
        ALERT_REMIND
    }
}
