package dev.candor.command;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many would be told of a step at once, and a few of them, so that somebody can look before
 * anything is sent. Addresses are masked.
 *
 * @param subscribers those who asked for it themselves
 * @param meant those whom the order means; null without an order
 * @param others those who are told that it does not touch them; null unless that is ordered
 */
public record Tells(Group subscribers, @Nullable Group meant, @Nullable Group others) {
    /** How many of each are shown. */
    public static final int SAMPLE = 5;

    /** Some who are told. */
    public record Group(long count, List<String> sample) {
        static final Group NOBODY = new Group(0, List.of());

        public Group {
            sample = List.copyOf(sample);
        }

        /** Both; nobody is in both of them. */
        Group and(Group other) {
            return new Group(
                    count + other.count,
                    Stream.concat(sample.stream(), other.sample.stream()).limit(SAMPLE).toList());
        }
    }
}
