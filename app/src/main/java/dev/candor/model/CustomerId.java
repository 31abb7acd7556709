package dev.candor.model;

/**
 * Names a customer.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record CustomerId(String value) implements Comparable<CustomerId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public CustomerId {
        value = Identifiers.token(value, "customer id");
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
