package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that needs an operator, from the moment that a rule found it.
 *
 * @param id its name for good
 * @param rule the rule that found it
 * @param cause what it is about, such as {@code fault:app}; one alert lasts for each rule and cause
 * @param subject the component, check or entry, as people know it
 * @param level how bad it is now, or was at the end; operational for a promise
 * @param since since when it lasts
 * @param reason why, in one line
 * @param notice the entry that tells the public of it, or null
 * @param remindEvery how often people are told again
 * @param raisedAt when it was raised
 * @param acknowledgedAt when somebody took it, or null
 * @param endedAt when it was over, or null while it lasts
 */
public record Alert(
        AlertId id,
        String rule,
        String cause,
        String subject,
        Level level,
        Instant since,
        String reason,
        @Nullable NoticeId notice,
        Duration remindEvery,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt) {
    /** Whether it lasts. */
    public boolean isOpen() {
        return endedAt == null;
    }

    /** Whether somebody still has to be found who takes it. */
    public boolean isWaiting() {
        return endedAt == null && acknowledgedAt == null;
    }

    /** The same, taken by somebody. */
    public Alert acknowledged(Instant at) {
        return with(subject, level, reason, notice, at, endedAt);
    }

    /** The same, over. */
    public Alert ended(Instant at) {
        return with(subject, level, reason, notice, acknowledgedAt, at);
    }

    /** The same, as it looks now. */
    public Alert seen(
            String newSubject, Level newLevel, String newReason, @Nullable NoticeId newNotice) {
        return with(newSubject, newLevel, newReason, newNotice, acknowledgedAt, endedAt);
    }

    private Alert with(
            String newSubject,
            Level newLevel,
            String newReason,
            @Nullable NoticeId newNotice,
            @Nullable Instant acknowledged,
            @Nullable Instant ended) {
        return new Alert(
                id,
                rule,
                cause,
                newSubject,
                newLevel,
                since,
                newReason,
                newNotice,
                remindEvery,
                raisedAt,
                acknowledged,
                ended);
    }

    /**
     * Somebody whom an alert is told.
     *
     * @param step 0 for whom it goes to first, 1 for the next, and so on
     * @param channel the channel's id
     * @param address where on that channel
     * @param dueAt when, if nobody has taken it by then
     * @param toldAt when it was told, or null
     * @param early whether it was told because somebody before could not be reached
     */
    public record Step(
            int step,
            String channel,
            String address,
            Instant dueAt,
            @Nullable Instant toldAt,
            boolean early) {
        /** The same, told at its turn. */
        public Step told(Instant at) {
            return new Step(step, channel, address, dueAt, at, false);
        }

        /** The same, told before its turn. */
        public Step toldEarly(Instant at) {
            return new Step(step, channel, address, dueAt, at, true);
        }
    }
}
