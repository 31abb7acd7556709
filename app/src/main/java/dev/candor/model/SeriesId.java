package dev.candor.model;

import java.util.Locale;

/**
 * Names something that is measured over time: {@code check/app-front} or {@code
 * metric/response-time}.
 *
 * @param kind where its values come from
 * @param name the check's id, or the metric's: lower-case words joined by {@code . _ - /}
 */
public record SeriesId(Kind kind, String name) implements Comparable<SeriesId> {
    /** Where values come from. */
    public enum Kind {
        /** A check's results. */
        CHECK,
        /** Values that somebody sends. */
        METRIC;

        /** The name in references and addresses: {@code check}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws IllegalArgumentException when the name has another shape; the message says which
     */
    public SeriesId {
        name = Identifiers.path(name, kind.wireName());
    }

    /** A metric's. */
    public static SeriesId metric(String name) {
        return new SeriesId(Kind.METRIC, name);
    }

    /** A check's. */
    public static SeriesId check(CheckId check) {
        return new SeriesId(Kind.CHECK, check.value());
    }

    /**
     * The series that {@code check/…} or {@code metric/…} names.
     *
     * @throws IllegalArgumentException when it names neither; the message says what it should be
     */
    public static SeriesId parse(String text) {
        for (var kind : Kind.values()) {
            if (text.startsWith(kind.wireName() + "/")) {
                return new SeriesId(kind, text.substring(kind.wireName().length() + 1));
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither 'check/' nor 'metric/' with an id behind it");
    }

    @Override
    public int compareTo(SeriesId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.wireName() + "/" + name;
    }
}
