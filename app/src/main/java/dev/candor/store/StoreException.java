package dev.candor.store;

/** The store could not do what was asked; the message says what was tried and what follows. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was tried, with what, and what happens next. */
    public StoreException(String message) {
        super(message);
    }

    /** As {@link #StoreException(String)}, with what the driver said. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
