package dev.candor.store.sql;

import dev.candor.time.TimeSource;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to open the store.
 *
 * @param folder the data folder; made when it is not there
 * @param place where the database is
 * @param time dates the migrations
 * @param longestWait how long a write waits for the writes before it, and a read for a connection,
 *     before it gives up
 * @param readers how many reads run at once; 1 to 64
 */
public record StoreSettings(
        Path folder, DatabasePlace place, TimeSource time, Duration longestWait, int readers) {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final int USUAL_READERS = 4;
    private static final int MOST_READERS = 64;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    /**
     * @throws IllegalArgumentException when a number is out of its range; the message says which
     */
    public StoreSettings {
        if (readers < 1 || readers > MOST_READERS) {
            throw new IllegalArgumentException("readers must be 1 to 64, not " + readers);
        }
        if (longestWait.compareTo(SHORTEST_WAIT) < 0) {
            throw new IllegalArgumentException("longestWait must be at least 250 ms");
        }
    }

    /** As the canonical one, for the usual file in that folder. */
    public StoreSettings(Path folder, TimeSource time, Duration longestWait, int readers) {
        this(folder, usual(folder), time, longestWait, readers);
    }

    /** The usual waits and readers for the usual file in that folder. */
    public static StoreSettings of(Path folder, TimeSource time) {
        return of(folder, usual(folder), time);
    }

    /** The usual waits and readers for the database in that place. */
    public static StoreSettings of(Path folder, DatabasePlace place, TimeSource time) {
        return new StoreSettings(folder, place, time, USUAL_WAIT, USUAL_READERS);
    }

    /** The same for the database in another place. */
    StoreSettings at(DatabasePlace other) {
        return new StoreSettings(folder, other, time, longestWait, readers);
    }

    private static DatabasePlace usual(Path folder) {
        return new DatabasePlace.InFile(folder.resolve(SqliteFile.NAME));
    }
}
