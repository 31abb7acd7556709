package dev.candor.model;

/**
 * Names a subscriber.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record SubscriberId(String value) implements Comparable<SubscriberId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public SubscriberId {
        value = Identifiers.token(value, "subscriber id");
    }

    @Override
    public int compareTo(SubscriberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
