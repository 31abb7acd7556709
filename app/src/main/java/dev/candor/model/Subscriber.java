package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who asked to be told.
 *
 * @param id names the subscriber, and is all that journal and log ever say
 * @param address where; one page has no two that share its key
 * @param preferences of what, and how
 * @param consent when and how they said so
 * @param secretVersion counts how often the secret that signs what a program is sent was renewed,
 *     from 1
 * @param confirmedAt when the address was shown to be theirs, or null
 * @param endedAt when they had enough, or null
 */
public record Subscriber(
        SubscriberId id,
        PageId page,
        ContactAddress address,
        State state,
        Preferences preferences,
        Consent consent,
        int secretVersion,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt) {
    /** What stands before the id in a recipient's key. */
    public static final String KEY = "subscriber:";

    /** Where a subscription stands. */
    public enum State {
        /** Somebody named the address; it is told nothing but how to confirm. */
        UNCONFIRMED,
        /** It is told what it asked for. */
        ACTIVE,
        /** It wants to hear nothing for now. */
        PAUSED,
        /** It had enough. */
        ENDED,
        /** It took nothing any more; it is told nothing until somebody looks into it. */
        QUARANTINED;

        /** The name in API and files: {@code active}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that wire name, or empty when there is none. */
        public static Optional<State> ofWireName(String name) {
            return Arrays.stream(values()).filter(it -> it.wireName().equals(name)).findFirst();
        }
    }

    /**
     * The record of somebody's consent.
     *
     * @param how by which way it came
     * @param from whence: of a form the network of the client, never its whole address; of an
     *     import what the file says; of the API the token's id
     * @param at when
     */
    public record Consent(How how, String from, Instant at) {
        /** The longest {@code from}. */
        public static final int LONGEST_FROM = 200;

        /** By which way a consent came. */
        public enum How {
            /** The page's own form. */
            FORM,
            /** The API. */
            API,
            /** The command line. */
            COMMAND_LINE,
            /** A file that was imported, which says whence it has it. */
            IMPORT;

            /** The name in API and files: {@code command_line}. */
            public String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Whom deliveries name, of something that is told at once. */
    public Recipient recipient() {
        return new Recipient(
                KEY + id,
                address.channel(),
                address.text(),
                preferences.language(),
                preferences.zone());
    }

    /** Whom deliveries name, of something that came up at an instant and may wait for a digest. */
    public Recipient recipient(Instant since) {
        return new Recipient(
                KEY + id,
                address.channel(),
                address.text(),
                preferences.language(),
                preferences.zone(),
                preferences.nextDigest(since));
    }

    /** The same in another state, as of {@code now}; what the state says of itself follows. */
    public Subscriber in(State next, Instant now) {
        var isConfirmed = next == State.ACTIVE && confirmedAt == null;
        return new Subscriber(
                id,
                page,
                address,
                next,
                preferences,
                consent,
                secretVersion,
                createdAt,
                now,
                isConfirmed ? now : confirmedAt,
                next == State.ENDED ? now : null);
    }

    /** The same with other preferences. */
    public Subscriber with(Preferences next, Instant now) {
        return new Subscriber(
                id,
                page,
                address,
                state,
                next,
                consent,
                secretVersion,
                createdAt,
                now,
                confirmedAt,
                endedAt);
    }

    /** The same with another secret for what its program is sent. */
    public Subscriber withNextSecret(Instant now) {
        return new Subscriber(
                id,
                page,
                address,
                state,
                preferences,
                consent,
                secretVersion + 1,
                createdAt,
                now,
                confirmedAt,
                endedAt);
    }
}
