package dev.candor.web;

import org.jspecify.annotations.Nullable;

/** Figures about the running program, as text for whoever collects them. Thread-safe. */
@FunctionalInterface
public interface Metrics {
    /**
     * The figures as of now. May block, for a second at most.
     *
     * @param accept the value of the request's {@code Accept} header, or null
     */
    Text text(@Nullable String accept);

    /**
     * A text.
     *
     * @param contentType with version and charset
     * @param body not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String contentType, byte[] body) {}
}
