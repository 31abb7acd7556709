package dev.candor.app;

import dev.candor.store.DataFolder;
import dev.candor.store.Marks;
import dev.candor.store.StoreException;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

/** Opens the store of a data folder, wherever its database is. */
final class OpenStore {
    private OpenStore() {}

    /**
     * The open store; closing it gives the folder free, and so does a failure to open it.
     *
     * @param database as given with {@code --db}, or null
     * @param environment has the database's password
     * @throws StoreException when it cannot be opened; the message says what to do
     */
    static SqlStore in(
            DataFolder owned, @Nullable String database, Environment environment, TimeSource time) {
        return in(owned, database, environment, time, Marks.NONE);
    }

    /** The same, and says where it is. */
    static SqlStore in(
            DataFolder owned,
            @Nullable String database,
            Environment environment,
            TimeSource time,
            Marks marks) {
        try {
            var place = DatabaseAddress.resolve(owned.path(), database, environment);
            return SqlStore.open(StoreSettings.of(owned.path(), place, time), owned, marks);
        } catch (StoreException e) {
            owned.close();
            throw e;
        }
    }
}
