package dev.candor.model;

/**
 * Names an order to tell.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record TellingId(String value) implements Comparable<TellingId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public TellingId {
        value = Identifiers.token(value, "telling id");
    }

    @Override
    public int compareTo(TellingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
