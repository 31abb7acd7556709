package dev.candor.model;

/**
 * Names one update of a notice. Twelve characters of a-z and 0-9.
 *
 * @param value the identifier's text
 */
public record UpdateId(String value) implements Comparable<UpdateId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public UpdateId {
        value = Identifiers.token(value, "update id");
    }

    @Override
    public int compareTo(UpdateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
