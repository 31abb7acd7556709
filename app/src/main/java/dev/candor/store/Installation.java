package dev.candor.store;

import java.time.Instant;
import java.util.Optional;

/** Facts about this installation. */
public interface Installation {
    /** When the program last said that it was watching; empty before the first time. */
    Optional<Instant> lastAlive();

    /** Remembers that the program is watching. Not journalled. */
    void alive(Instant now);
}
