package dev.candor.model;

/**
 * Names a delivery; the same through all its attempts, so that a receiver can drop doubles by it.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record DeliveryId(String value) implements Comparable<DeliveryId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public DeliveryId {
        value = Identifiers.token(value, "delivery id");
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
