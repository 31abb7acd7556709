package dev.candor.store;

import java.util.SortedMap;

/** How far each consumer of the journal has come, written in the transaction of what it did. */
public interface Cursors {
    /** The last position that {@code consumer} has dealt with; 0 when it is new. */
    long position(String consumer);

    /** The last position of every consumer that there has been, by its name, in their order. */
    SortedMap<String, Long> all();

    /** Remembers that {@code consumer} has dealt with everything up to {@code position}. */
    void move(String consumer, long position);
}
