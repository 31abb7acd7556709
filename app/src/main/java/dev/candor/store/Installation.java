package dev.candor.store;

import java.time.Instant;
import java.util.Optional;

/** Facts about this installation. */
public interface Installation {
    /** When the program last said that it was watching; empty before the first time. */
    Optional<Instant> lastAlive();

    /** Which database this is, and what it takes. */
    DatabaseSize database();

    /**
     * A database.
     *
     * @param product such as {@code SQLite}
     * @param bytes on disk, as the database counts them: without logs that are not merged yet
     */
    record DatabaseSize(String product, long bytes) {}

    /** Remembers that the program is watching. Not journalled. */
    void alive(Instant now);
}
