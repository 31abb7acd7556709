package dev.candor.app;

import org.jspecify.annotations.Nullable;

/** A data folder cannot be reached; the message is one sentence for people. */
public final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what a person is told, and the cause, if there is one. */
    public ControlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
