package dev.candor.model;

import java.util.Locale;

/**
 * Names something that is measured over time: {@code check/app-front}, {@code metric/response-time}
 * or {@code component/app}.
 *
 * @param kind where its values come from
 * @param name the check's id, the metric's or the component's: lower-case words joined by {@code .
 *     _ - /}
 */
public record SeriesId(Kind kind, String name) implements Comparable<SeriesId> {
    /** Where values come from. */
    public enum Kind {
        /** A check's results. */
        CHECK,
        /** Values that somebody sends. */
        METRIC,
        /** The results of all checks of a component that are shown. */
        COMPONENT;

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
     * The series that {@code check/…}, {@code metric/…} or {@code component/…} names.
     *
     * @throws IllegalArgumentException when it names none; the message says what it should be
     */
    public static SeriesId parse(String text) {
        for (var kind : Kind.values()) {
            if (text.startsWith(kind.wireName() + "/")) {
                return new SeriesId(kind, text.substring(kind.wireName().length() + 1));
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not 'check/', 'metric/' or 'component/' with an id behind it");
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
