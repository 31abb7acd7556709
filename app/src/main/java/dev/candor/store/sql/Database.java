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

    /** The journal was written to that position, durably. */
    default void journalled(long position) {}

    /** The journal was perhaps written to that position: its commit was not answered. */
    default void perhapsJournalled(long position) {}
}
