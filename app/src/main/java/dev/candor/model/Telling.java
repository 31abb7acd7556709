package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An operator's order to tell customers of a notice, with what was known when it was given.
 *
 * @param who which customers
 * @param audience only those of this one, or null for all of the page
 * @param labels only those who have one of these; empty for no such condition
 * @param others whether those whom it does not touch are told so
 * @param occasion why those who are meant hear of it
 * @param down members of fleets that were down, as the ledger knows them
 */
public record Telling(
        TellingId id,
        PageId page,
        NoticeId notice,
        Who who,
        @Nullable Audience audience,
        SortedSet<String> labels,
        boolean others,
        Occasion occasion,
        SortedSet<Down> down,
        Instant at) {
    /** How many labels one order names at most. */
    public static final int MOST_LABELS = 20;

    /** How many members that were down are kept with an order. */
    public static final int MOST_DOWN = 10_000;

    public Telling {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        down = Collections.unmodifiableSortedSet(new TreeSet<>(down));
    }

    /** What is told because of it: to those who are meant, and to the others. */
    public List<Occasion> occasions() {
        return others ? List.of(occasion, Occasion.NOT_AFFECTED) : List.of(occasion);
    }

    /** Which customers an order means. */
    public enum Who {
        /** Those whom the notice touches, and no others. */
        AFFECTED,
        /** All of an audience. */
        ALL,
        /** The very people who were told of the notice before, subscribers too. */
        AGAIN;

        /** The name in the API: {@code affected}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that wire name, or empty when there is none. */
        public static Optional<Who> ofWireName(String name) {
            return Arrays.stream(values()).filter(it -> it.wireName().equals(name)).findFirst();
        }
    }

    /** A member of a component that was down. */
    public record Down(ComponentId component, String member) implements Comparable<Down> {
        @Override
        public int compareTo(Down other) {
            var order = component.compareTo(other.component);
            return order == 0 ? member.compareTo(other.member) : order;
        }
    }
}
