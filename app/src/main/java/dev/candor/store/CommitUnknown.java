package dev.candor.store;

import java.util.function.BooleanSupplier;

/**
 * The connection to the store broke after a commit was asked for and before it was answered, and
 * the store could not be asked since. To do the same again could do it twice: ask {@link #wasKept}
 * first. Thread-safe.
 */
public final class CommitUnknown extends StoreException {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier asking;

    /**
     * A write whose end is not known.
     *
     * @param asking asks the store; throws {@link StoreException} while it does not answer
     */
    public CommitUnknown(String message, Throwable cause, BooleanSupplier asking) {
        super(message, cause);
        this.asking = asking;
    }

    /**
     * Whether the write was kept, now that the store can perhaps be asked; blocks on it.
     *
     * @throws StoreException while the store does not answer
     */
    public boolean wasKept() {
        return asking.getAsBoolean();
    }
}
