package dev.candor.model;

/**
 * Names a component for good: {@code app}, {@code flexo/web}. Chosen by the operator.
 *
 * @param value the identifier's text
 */
public record ComponentId(String value) implements Comparable<ComponentId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public ComponentId {
        value = Identifiers.path(value, "component id");
    }

    @Override
    public int compareTo(ComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
