package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import dev.candor.store.Marks;

import java.util.List;

/** A database and how it is opened. */
interface Database {
    /** How it is spoken to. */
    Dialect dialect();

    /** The database of those settings. */
    static Database of(StoreSettings settings) {
        return switch (settings.place()) {
            case DatabasePlace.InFile(var path) -> new SqliteFile(path, settings);
            case DatabasePlace.OnServer server -> new PostgresqlDatabase(server, settings);
        };
    }

    /** Brings the schema up to date. */
    default void migrate(List<Migration> steps) {
        migrate(steps, Marks.NONE);
    }

    /** Brings the schema up to date, and says where it is. */
    void migrate(List<Migration> steps, Marks marks);

    /** The one connection that writes. */
    HikariDataSource writer();

    /** The connections that read. */
    HikariDataSource readers();

    /** The journal was written to that position, durably. */
    default void journalled(long position) {}

    /** The journal was perhaps written to that position: its commit was not answered. */
    default void perhapsJournalled(long position) {}
}
