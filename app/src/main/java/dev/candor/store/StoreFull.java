package dev.candor.store;

/**
 * There is no room to write: a full disk, quota or partition. Nothing of the write was kept; reads
 * go on, and writes do too as soon as there is room again.
 */
public final class StoreFull extends StoreException {
    private static final long serialVersionUID = 1L;

    /** Whose disk is full, and what to do; with what the driver said. */
    public StoreFull(String message, Throwable cause) {
        super(message, cause);
    }
}
