package dev.candor.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a page tells by itself.
 *
 * @param remindBefore how long before its planned start people are reminded of a maintenance; the
 *     longest first, at most {@link #MOST_REMINDERS}; empty for never
 * @param overrunAfter how long after its planned end they are told that it lasts longer
 * @param leftOut the occasions on which nobody is told; not those that an operator orders
 */
public record TellingRules(
        List<Duration> remindBefore, Duration overrunAfter, Set<Occasion> leftOut) {
    /** How many reminders of one maintenance there are at most. */
    public static final int MOST_REMINDERS = 8;

    /** The shortest time between a reminder and the start. */
    public static final Duration SHORTEST_BEFORE = Duration.ofMinutes(1);

    /** The longest time between a reminder and the start. */
    public static final Duration LONGEST_BEFORE = Duration.ofDays(90);

    /** The longest time between the planned end and the word that it is over. */
    public static final Duration LONGEST_AFTER = Duration.ofDays(7);

    /** The occasions that can be left out: all but those that an operator orders. */
    public static final Set<Occasion> CAN_BE_LEFT_OUT =
            Collections.unmodifiableSet(
                    EnumSet.complementOf(EnumSet.of(Occasion.NOT_AFFECTED, Occasion.FOLLOWED_UP)));

    /** A day and an hour before; ten minutes after; everything is told. */
    public static final TellingRules DEFAULT =
            new TellingRules(
                    List.of(Duration.ofDays(1), Duration.ofHours(1)),
                    Duration.ofMinutes(10),
                    Set.of());

    /**
     * @throws IllegalArgumentException when there are too many reminders, two alike, a time out of
     *     its bounds, or an occasion that cannot be left out
     */
    public TellingRules {
        remindBefore = remindBefore.stream().sorted(Comparator.reverseOrder()).toList();
        if (remindBefore.size() > MOST_REMINDERS
                || remindBefore.stream().distinct().count() != remindBefore.size()) {
            throw new IllegalArgumentException("a maintenance has at most 8 reminders, all unlike");
        }
        for (var each : remindBefore) {
            if (each.compareTo(SHORTEST_BEFORE) < 0 || each.compareTo(LONGEST_BEFORE) > 0) {
                throw new IllegalArgumentException("a reminder comes 1 minute to 90 days before");
            }
        }
        if (overrunAfter.isNegative() || overrunAfter.compareTo(LONGEST_AFTER) > 0) {
            throw new IllegalArgumentException("an overrun is told at once to 7 days after");
        }
        if (!CAN_BE_LEFT_OUT.containsAll(leftOut)) {
            throw new IllegalArgumentException("what an operator orders cannot be left out");
        }
        leftOut = Collections.unmodifiableSet(copy(leftOut));
    }

    private static Set<Occasion> copy(Set<Occasion> occasions) {
        var copy = EnumSet.noneOf(Occasion.class);
        copy.addAll(occasions);
        return copy;
    }

    /** Whether people hear of something on that occasion. */
    public boolean tells(Occasion occasion) {
        return !leftOut.contains(occasion);
    }
}
