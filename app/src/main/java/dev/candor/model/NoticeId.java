package dev.candor.model;

/**
 * Names a notice for good; part of its public address. Twelve characters of a-z and 0-9, as in
 * Statuspage.
 *
 * @param value the identifier's text
 */
public record NoticeId(String value) implements Comparable<NoticeId> {
    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public NoticeId {
        value = Identifiers.token(value, "notice id");
    }

    @Override
    public int compareTo(NoticeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
