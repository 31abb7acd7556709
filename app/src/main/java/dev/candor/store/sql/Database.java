package dev.candor.store.sql;

import com.zaxxer.hikari.HikariDataSource;

import java.util.List;

/** A database and how it is opened. */
interface Database {
    /** How it is spoken to. */
    Dialect dialect();

    /** Brings the schema up to date. */
    void migrate(List<Migration> steps);

    /** The one connection that writes. */
    HikariDataSource writer();

    /** The connections that read. */
    HikariDataSource readers();
}
