package dev.candor.store;

import java.nio.file.Path;

/** What an operator does with a store as a whole, while it is in use. Thread-safe. */
public interface Upkeep {
    /**
     * Checks what must hold of everything that is kept, on one snapshot, a bounded slice at a time.
     * Changes nothing.
     *
     * @throws StoreException when it cannot be read at all
     */
    Checked check();

    /**
     * Writes everything that is kept, as of one instant, into one file: under a temporary name
     * beside it first, readable by its owner only, and on the disk before it gets its name.
     *
     * @param file absolute
     * @param overwrite whether a file of that name may be replaced
     * @param version the program's, for the manifest
     * @throws StoreException when it cannot be written, is there already, or another backup into it
     *     is under way; no part of it is left behind
     */
    Backup backUp(Path file, boolean overwrite, String version);
}
