package dev.candor.uptime;

import dev.candor.model.UptimeTarget;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How much downtime a promise allows in a term, and how much of that is gone.
 *
 * @param term the length of the term
 * @param elapsed how much of it has passed
 * @param allowed the downtime that the promise bears
 * @param used the downtime that counts
 */
public record Budget(Duration term, Duration elapsed, Duration allowed, Duration used) {
    static Budget of(int partsPerMillion, Instant from, Instant to, Instant now, Duration used) {
        var term = from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        var passed = Duration.between(from, now);
        var elapsed = passed.isNegative() ? Duration.ZERO : passed;
        var allowed =
                Duration.ofMillis(
                        term.toMillis()
                                * (UptimeTarget.WHOLE - partsPerMillion)
                                / UptimeTarget.WHOLE);
        return new Budget(term, elapsed.compareTo(term) < 0 ? elapsed : term, allowed, used);
    }

    /** What is left of it; negative when more was used than is allowed. */
    public Duration left() {
        return allowed.minus(used);
    }

    /** Whether the promise is kept so far. */
    public boolean isKept() {
        return !left().isNegative();
    }

    /** Whether the term is over. */
    public boolean isOver() {
        return elapsed.equals(term);
    }

    /** The share of the budget that is gone, 1 for all of it; empty when nothing is allowed. */
    public OptionalDouble spent() {
        return allowed.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) used.toMillis() / allowed.toMillis());
    }

    /**
     * How fast it burns: 1 is as fast as just lasts for the term; empty when nothing is allowed or
     * no time has passed.
     */
    public OptionalDouble burn() {
        if (allowed.isZero() || elapsed.isZero()) {
            return OptionalDouble.empty();
        }
        var passed = (double) elapsed.toMillis() / term.toMillis();
        return OptionalDouble.of(spent().orElseThrow() / passed);
    }

    /**
     * The share of the elapsed time that was not downtime, 0 to 100; empty when none has passed.
     */
    public OptionalDouble deliveredPercent() {
        return elapsed.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * elapsed.minus(used).toMillis() / elapsed.toMillis());
    }
}
