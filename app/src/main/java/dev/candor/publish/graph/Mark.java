package dev.candor.publish.graph;

import java.time.Instant;

/**
 * Something that is marked on a graph.
 *
 * @param kind which sort
 * @param label a few words
 * @param start when it began
 * @param end when it was over; the same for what took no time
 */
public record Mark(Kind kind, String label, Instant start, Instant end) {
    /** Which sort of mark. */
    public enum Kind {
        /** A change: a line. */
        CHANGE,
        /** A change that put an entry right: a stronger line. */
        FIX,
        /** A time for which an entry says that something was wrong, or worked on: a band. */
        NOTICE
    }
}
