package dev.candor.store.sql;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Where a store's database is. */
public sealed interface DatabasePlace {
    /**
     * SQLite.
     *
     * @param file the database file; made when it is not there
     */
    record InFile(Path file) implements DatabasePlace {}

    /**
     * PostgreSQL 15 or newer.
     *
     * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE?user=NAME}, with what else the driver
     *     knows but without a password
     * @param password the user's, or null to let the driver look into {@code ~/.pgpass}; never part
     *     of this record's text
     */
    record OnServer(String url, @Nullable String password) implements DatabasePlace {
        /** How every such address begins. */
        public static final String PREFIX = "jdbc:postgresql://";

        /** The address without its parameters, for sentences. */
        String shown() {
            var end = url.indexOf('?');
            return end < 0 ? url : url.substring(0, end);
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
