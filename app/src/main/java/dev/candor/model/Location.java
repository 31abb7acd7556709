package dev.candor.model;

/**
 * Where a probe runs; {@link #HERE} is the server's own machine.
 *
 * @param value the identifier's text
 */
public record Location(String value) implements Comparable<Location> {
    /** The machine that the server itself runs on. */
    public static final Location HERE = new Location("here");

    /**
     * @throws IllegalArgumentException when the text has another shape; the message says which
     */
    public Location {
        value = Identifiers.path(value, "location");
    }

    @Override
    public int compareTo(Location other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
