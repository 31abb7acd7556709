package dev.candor.model;

/**
 * Names a change for good. Twelve characters of a-z and 0-9.
 *
 * @param value the identifier's text
 */
public record ChangeId(String value) implements Comparable<ChangeId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public ChangeId {
        value = Identifiers.token(value, "change id");
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
