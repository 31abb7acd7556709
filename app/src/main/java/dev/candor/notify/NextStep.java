package dev.candor.notify;

import dev.candor.model.Delivery;
import dev.candor.model.Told;
import dev.candor.time.Backoff;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What follows for a delivery from one attempt that was not accepted. Decided purely. */
sealed interface NextStep {
    /** The longest that the other side can make us wait. */
    Duration LONGEST_RETRY_AFTER = Duration.ofHours(2);

    /** How long a delivery that nobody else can take is tried, from when it was written. */
    Duration GIVE_UP = Duration.ofDays(3);

    /** Between attempts of what customers hear. */
    Backoff USUAL = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15), 0.3);

    /** Between attempts of what a person waits for. */
    Backoff QUICK = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1), 0.3);

    /** It is tried again; {@code counted} when the attempt was one of this delivery. */
    record Retry(Instant at, String why, boolean counted) implements NextStep {}

    /** It is of no use to go on, or the time is over: somebody else must hear it. */
    record Escalate(String why, boolean forGood) implements NextStep {}

    /** Decides. Never for an accepted attempt. */
    static NextStep after(
            Delivery delivery,
            Told told,
            SendOutcome outcome,
            Instant now,
            RandomGenerator random) {
        return switch (outcome) {
            case SendOutcome.Accepted _ ->
                    throw new IllegalArgumentException("nothing follows from what was accepted");
            case SendOutcome.Refused refused -> new Escalate(refused.why(), true);
            case SendOutcome.Unavailable(var why, _) -> new Retry(now, why, false);
            case SendOutcome.Deferred deferred -> {
                if (!now.isBefore(delivery.deadline())) {
                    yield new Escalate(deferred.why(), false);
                }
                var wait = backoff(told).delay(delivery.attempts() + 1, random);
                var asked = bounded(deferred.retryAfter());
                var at = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
                yield new Retry(earlier(at, delivery.deadline()), deferred.why(), true);
            }
        };
    }

    /** What the other side asks for, within reason. */
    static Duration bounded(@Nullable Duration asked) {
        if (asked == null || asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private static Backoff backoff(Told told) {
        return switch (told) {
            case Told.OfAlert _, Told.Stalled _, Told.Test _, Told.Confirmation _ -> QUICK;
            case Told.OfNotice _, Told.Digest _ -> USUAL;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
