package dev.candor.app;

import dev.candor.store.DataFolder;
import dev.candor.store.Store;
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
     * @throws StoreException when it cannot be opened; the message says what to do
     */
    static Store in(DataFolder owned, @Nullable String database, TimeSource time) {
        try {
            var file = DatabaseAddress.resolve(owned.path(), database);
            return SqlStore.open(StoreSettings.of(owned.path(), file, time), owned);
        } catch (StoreException e) {
            owned.close();
            throw e;
        }
    }
}
