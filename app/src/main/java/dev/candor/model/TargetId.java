package dev.candor.model;

/**
 * Names an {@link UptimeTarget} for good: {@code gold}. Chosen by the operator; part of addresses.
 *
 * @param value the identifier's text
 */
public record TargetId(String value) implements Comparable<TargetId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public TargetId {
        value = Identifiers.path(value, "target id");
    }

    @Override
    public int compareTo(TargetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
