package dev.candor.model;

/**
 * Names a status page; an installation's first page is {@link #MAIN}.
 *
 * @param value the identifier's text
 */
public record PageId(String value) implements Comparable<PageId> {
    /** The page that every installation has. */
    public static final PageId MAIN = new PageId("main");

    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public PageId {
        value = Identifiers.path(value, "page id");
    }

    @Override
    public int compareTo(PageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
