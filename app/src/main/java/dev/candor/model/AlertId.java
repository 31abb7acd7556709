package dev.candor.model;

/**
 * Names an alert through all its reminders.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record AlertId(String value) implements Comparable<AlertId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public AlertId {
        value = Identifiers.token(value, "alert id");
    }

    @Override
    public int compareTo(AlertId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
