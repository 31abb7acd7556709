package dev.candor.model;

/**
 * Who may read something; {@link #PUBLIC} is everybody.
 *
 * @param value the identifier's text
 */
public record Audience(String value) implements Comparable<Audience> {
    /** Everybody, without signing in. */
    public static final Audience PUBLIC = new Audience("public");

    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public Audience {
        value = Identifiers.path(value, "audience");
    }

    @Override
    public int compareTo(Audience other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
