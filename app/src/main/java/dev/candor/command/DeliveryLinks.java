package dev.candor.command;

import dev.candor.command.LinkKey.Purpose;
import dev.candor.model.NoticeId;
import dev.candor.model.Problem;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Signed links to the page that shows who was told what. Addresses stand on it, so that each link
 * runs out. Thread-safe.
 *
 * @param key signs them
 * @param time says when they run out
 */
public record DeliveryLinks(LinkKey key, TimeSource time) {
    /** Where they lead on the page's address; the token follows. */
    public static final String PATH = "/deliveries/";

    /** For how long one holds unless it is said. */
    public static final Duration USUAL = Duration.ofHours(1);

    /** For how long one in an alert to operators holds: as long as it may be taken. */
    public static final Duration IN_ALERT = Duration.ofDays(7);

    /** The shortest and the longest that can be asked for. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    public static final Duration LONGEST = Duration.ofDays(30);

    private static final String ALL = "*";

    /** What a link shows: all that was told of that notice, or of everything when it is null. */
    public record Scope(@Nullable NoticeId notice) {}

    /** A link, and when it runs out. */
    public record Link(URI url, Instant expiresAt) {}

    /**
     * A link that holds from now on.
     *
     * @param site the page's address, without a slash at its end
     * @param notice of which notice, or null for everything
     * @throws Rejected as invalid when it would hold too long or not at all
     */
    public Link make(URI site, @Nullable NoticeId notice, Duration holds) {
        if (holds.compareTo(SHORTEST) < 0 || holds.compareTo(LONGEST) > 0) {
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem(
                            "for", "a link holds from one minute to 30 days", "such as 1h or 7d"));
        }
        var expires = time.now().plus(holds).truncatedTo(ChronoUnit.MINUTES);
        return new Link(at(key, site.toString(), notice, expires), expires);
    }

    /** A link that runs out then. */
    public static URI at(LinkKey key, String site, @Nullable NoticeId notice, Instant expires) {
        var subject = notice == null ? ALL : notice.value();
        return URI.create(site + PATH + key.sign(Purpose.DELIVERIES, subject, expires));
    }

    /** What a token shows; empty when it is forged or has run out. */
    public Optional<Scope> scope(String token) {
        return key.subject(Purpose.DELIVERIES, token, time.now())
                .map(subject -> new Scope(subject.equals(ALL) ? null : new NoticeId(subject)));
    }
}
