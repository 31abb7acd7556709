package dev.candor.store.sql;

import dev.candor.store.StoreException;

/**
 * What may still become of a transaction. After a statement that failed, the database may have
 * rolled back by itself, and every further statement would then commit alone: so none is run, and
 * the transaction cannot be committed. Confined to the transaction's thread.
 */
final class Fate {
    private final boolean writable;
    private boolean failed;

    Fate(boolean writable) {
        this.writable = writable;
    }

    /** Remembers that a statement failed. */
    void fail() {
        failed = true;
    }

    /**
     * Before a statement, and before the commit.
     *
     * @param tried what was tried, such as {@code could not read the notices}
     */
    void requireSound(String tried) {
        if (failed) {
            throw new StoreException(
                    tried + ": a statement before it failed; nothing of this was kept");
        }
    }

    /** Before a statement that writes. */
    void requireWritable(String tried) {
        if (!writable) {
            throw new StoreException(tried + ": this is a read; nothing was changed");
        }
        requireSound(tried);
    }
}
