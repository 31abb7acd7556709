package dev.candor.store;

/** How far each consumer of the journal has come, written in the transaction of what it did. */
public interface Cursors {
    /** The last position that {@code consumer} has dealt with; 0 when it is new. */
    long position(String consumer);

    /** Remembers that {@code consumer} has dealt with everything up to {@code position}. */
    void move(String consumer, long position);
}
