package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Of what a subscriber wants to hear, and how.
 *
 * @param wholePage everything of the page; what else is named is then not looked at
 * @param components what concerns these, their parts and their groups; at most {@link #MOST}
 * @param notices what is said of these entries; at most {@link #MOST}
 * @param hears of which kinds
 * @param minimum incidents from this level on; {@link Level#OPERATIONAL} for all of them
 * @param language the BCP 47 tag of the language wanted
 * @param zone the zone in which times are told
 * @param digestHour the hour of the day in {@code zone}, 0 to 23, at which all that has come
 *     together is told at once; null for each thing at once
 */
public record Preferences(
        boolean wholePage,
        SortedSet<ComponentId> components,
        SortedSet<NoticeId> notices,
        Hears hears,
        Level minimum,
        String language,
        ZoneId zone,
        @Nullable Integer digestHour) {
    /** How many components, and how many notices, one subscriber can name. */
    public static final int MOST = 200;

    private static final int LAST_HOUR = 23;

    /**
     * @throws IllegalArgumentException when too much is named, or there is no such hour
     */
    public Preferences {
        components = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(components));
        notices = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(notices));
        if (components.size() > MOST || notices.size() > MOST) {
            throw new IllegalArgumentException("a subscription names at most " + MOST + " things");
        }
        if (digestHour != null && (digestHour < 0 || digestHour > LAST_HOUR)) {
            throw new IllegalArgumentException("a day has the hours 0 to 23");
        }
    }

    /** Everything of the page, each thing at once. */
    public static Preferences everything(String language, ZoneId zone) {
        return of(true, Set.of(), Set.of(), language, zone);
    }

    /** All kinds, all levels, each thing at once. */
    public static Preferences of(
            boolean wholePage,
            Set<ComponentId> components,
            Set<NoticeId> notices,
            String language,
            ZoneId zone) {
        return new Preferences(
                wholePage,
                new TreeSet<>(components),
                new TreeSet<>(notices),
                Hears.EVERYTHING,
                Level.OPERATIONAL,
                language,
                zone,
                null);
    }

    /** Whether anything is named at all. */
    public boolean isEmpty() {
        return !wholePage && components.isEmpty() && notices.isEmpty();
    }

    /** When the next digest goes out after an instant; null when each thing is told at once. */
    public @Nullable Instant nextDigest(Instant after) {
        if (digestHour == null) {
            return null;
        }
        var day = after.atZone(zone).toLocalDate();
        var today = day.atTime(digestHour, 0).atZone(zone).toInstant();
        return today.isAfter(after)
                ? today
                : day.plusDays(1).atTime(digestHour, 0).atZone(zone).toInstant();
    }

    /** The kinds of notices that somebody wants to hear of. */
    public enum Hears {
        /** All kinds. */
        EVERYTHING,
        /** Incidents only. */
        INCIDENTS,
        /** Planned work only. */
        MAINTENANCE;

        /** The name in API, forms and files: {@code incidents}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that wire name, or empty when there is none. */
        public static Optional<Hears> ofWireName(String name) {
            return Arrays.stream(values()).filter(it -> it.wireName().equals(name)).findFirst();
        }

        /** Whether notices of that kind are heard. */
        public boolean includes(NoticeKind kind) {
            return switch (this) {
                case EVERYTHING -> true;
                case INCIDENTS -> kind == NoticeKind.INCIDENT;
                case MAINTENANCE -> kind == NoticeKind.MAINTENANCE;
            };
        }
    }
}
