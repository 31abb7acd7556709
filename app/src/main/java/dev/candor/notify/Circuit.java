package dev.candor.notify;

import dev.candor.time.Backoff;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Whether a channel is worth trying. When it is in trouble as such, it is left alone for a growing
 * time; then one attempt shows whether it is well again. Confined to its owner's lock.
 */
final class Circuit {
    private static final Backoff PAUSE =
            new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(2), 0.3);

    private final RandomGenerator random;
    private int failures;
    private @Nullable Instant closedUntil;

    Circuit(RandomGenerator random) {
        this.random = random;
    }

    /** How many attempts may be made at once: none, one, or as many as are allowed anyway. */
    int most(Instant now, int usual) {
        if (closedUntil == null) {
            return usual;
        }
        return now.isBefore(closedUntil) ? 0 : 1;
    }

    /** When the next attempt may be made; null for at once. */
    @Nullable Instant until() {
        return closedUntil;
    }

    /**
     * The channel is in trouble; of several attempts that find it so at once, one counts.
     *
     * @return whether this one did
     */
    boolean fails(Instant now, @Nullable Duration retryAfter) {
        if (closedUntil != null && now.isBefore(closedUntil)) {
            return false;
        }
        failures++;
        var wait = PAUSE.delay(failures, random);
        var asked = NextStep.bounded(retryAfter);
        closedUntil = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
        return true;
    }

    /** The channel has answered. */
    void works() {
        failures = 0;
        closedUntil = null;
    }
}
