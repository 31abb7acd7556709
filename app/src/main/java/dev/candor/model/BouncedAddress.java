package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An address from which messages came back. The address itself is not kept, only a keyed hash by
 * which it is known again.
 *
 * @param hash the keyed hash, sixteen characters
 * @param hint what a person may know it by, such as {@code j…@example.org}; may be empty
 * @param subject who it belongs to, as a recipient's key; may be empty
 * @param delivery the delivery that came back last; may be empty
 * @param kind how it came back last
 * @param detail what was said of it, without addresses, at most {@link #LONGEST_DETAIL} characters
 * @param count how often it came back for a passing reason, at most once a day
 * @param firstAt when it first came back
 * @param lastAt when it last counted
 * @param quarantinedAt since when nothing is sent to it, or null while it is
 */
public record BouncedAddress(
        String hash,
        String hint,
        String subject,
        String delivery,
        Kind kind,
        String detail,
        int count,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant quarantinedAt) {
    /** More of what was said is not kept. */
    public static final int LONGEST_DETAIL = 200;

    /** So many passing reasons, each on a day of its own, are one that does not pass. */
    public static final int MOST_SOFT = 5;

    /** After so long without one, counting begins anew. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    /** Several on one day have one reason. */
    private static final Duration COUNTS_AFTER = Duration.ofHours(24);

    /** How a message came back. */
    public enum Kind {
        /** There is no such mailbox or host, for good. */
        HARD,
        /** It could not be delivered this time. */
        SOFT,
        /** Its reader called it spam. */
        COMPLAINT;

        /** The name in API and database: {@code hard}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that wire name, or empty when there is none. */
        public static Optional<Kind> ofWireName(String name) {
            return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
        }
    }

    /** Whether nothing is sent to it. */
    public boolean isQuarantined() {
        return quarantinedAt != null;
    }

    /** The same, belonging to that recipient. */
    public BouncedAddress of(String recipient) {
        return new BouncedAddress(
                hash,
                hint,
                recipient,
                delivery,
                kind,
                detail,
                count,
                firstAt,
                lastAt,
                quarantinedAt);
    }

    /** What it is after one more message came back. */
    public BouncedAddress again(Kind newKind, String newDelivery, String newDetail, Instant now) {
        var isFresh = kind == Kind.SOFT && now.isAfter(lastAt.plus(FORGOTTEN_AFTER));
        var counts = newKind == Kind.SOFT && !now.isBefore(lastAt.plus(COUNTS_AFTER));
        var newCount = isFresh ? 1 : counts ? count + 1 : count;
        var quarantined =
                quarantinedAt == null && (newKind != Kind.SOFT || newCount >= MOST_SOFT)
                        ? now
                        : quarantinedAt;
        return new BouncedAddress(
                hash,
                hint,
                subject,
                newDelivery,
                newKind,
                newDetail,
                newCount,
                firstAt,
                isFresh || counts || newKind != Kind.SOFT ? now : lastAt,
                quarantined);
    }
}
