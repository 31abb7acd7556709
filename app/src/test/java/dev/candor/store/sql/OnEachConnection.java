package dev.candor.store.sql;

import dev.candor.store.DataFolder;

import java.sql.Connection;
import java.sql.SQLException;

/** Sets something on each connection that writes, whenever one is taken. */
final class OnEachConnection {
    private volatile String pragma = "PRAGMA user_version";

    /** Sets that from now on. */
    void set(String statement) {
        pragma = statement;
    }

    /** A store of which this holds. */
    SqlStore open(StoreSettings settings) {
        var folder = (DataFolder) DataFolder.own(settings.folder());
        return SqlStore.open(settings, folder, Migration::all, this::prepared);
    }

    private Connection prepared(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(pragma);
            return connection;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
