package dev.candor.publish.view;

import dev.candor.model.Level;
import dev.candor.model.Outage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a component stands at one instant, and since when.
 *
 * @param level how much of it is affected
 * @param since since when, or null when it was never otherwise
 */
record Standing(Level level, @Nullable Instant since) {
    /** By a component's own intervals, with the rules of {@link Outage}. */
    static Standing of(List<Outage> ledger, Instant now) {
        var whole = ledger.stream().filter(outage -> outage.member() == null).toList();
        var level = at(whole, now);
        var turn =
                whole.stream()
                        .flatMap(outage -> Stream.of(outage.start(), endOr(outage, outage.start())))
                        .filter(instant -> !instant.isAfter(now))
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .filter(instant -> !reads(at(whole, instant.minusMillis(1)), level))
                        .findFirst();
        return new Standing(level, turn.orElse(null));
    }

    /** Time that nobody saw does not end the time in which nothing was known to be wrong. */
    private static boolean reads(Level before, Level now) {
        return before == now || (now == Level.OPERATIONAL && before == Level.UNKNOWN);
    }

    private static Level at(List<Outage> ledger, Instant instant) {
        var covering = ledger.stream().filter(covers(instant)).toList();
        var stated = worst(covering, outage -> outage.source() == Outage.Source.PERSON);
        if (stated != null) {
            return stated;
        }
        Predicate<Outage> seen = outage -> outage.overriddenBy() == null;
        if (covering.stream().anyMatch(seen.and(outage -> outage.level() == Level.UNKNOWN))) {
            return Level.UNKNOWN;
        }
        var worst = worst(covering, seen);
        return worst == null ? Level.OPERATIONAL : worst;
    }

    private static @Nullable Level worst(List<Outage> covering, Predicate<Outage> which) {
        return covering.stream()
                .filter(which)
                .map(Outage::level)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Predicate<Outage> covers(Instant instant) {
        return outage -> {
            var end = outage.end();
            return !outage.start().isAfter(instant) && (end == null || end.isAfter(instant));
        };
    }

    private static Instant endOr(Outage outage, Instant other) {
        var end = outage.end();
        return end == null ? other : end;
    }
}
