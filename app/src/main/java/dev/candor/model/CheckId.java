package dev.candor.model;

/**
 * Names a check: {@code app-front}. Chosen by the operator.
 *
 * @param value the identifier's text
 */
public record CheckId(String value) implements Comparable<CheckId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public CheckId {
        value = Identifiers.path(value, "check id");
    }

    @Override
    public int compareTo(CheckId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
