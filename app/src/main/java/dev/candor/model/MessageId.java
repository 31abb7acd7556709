package dev.candor.model;

/**
 * Names a message.
 *
 * @param value twelve characters of a-z and 0-9
 */
public record MessageId(String value) implements Comparable<MessageId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public MessageId {
        value = Identifiers.token(value, "message id");
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
