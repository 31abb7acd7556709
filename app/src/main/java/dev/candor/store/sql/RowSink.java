package dev.candor.store.sql;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Takes in everything that a database holds: for each table its shape, then its rows; then the
 * numbers that were given. Confined to one thread.
 */
interface RowSink {
    /** The rows that follow are of this table, each with a value for each of its columns. */
    void table(StoredTable table) throws IOException, SQLException;

    /** One row; a value is null, a {@link Long}, a {@link Double}, a text or {@code byte[]}. */
    void row(@Nullable Object[] values) throws IOException, SQLException;

    /** The highest number that the table ever gave to a row, so that none is given twice. */
    void given(String table, long number) throws IOException, SQLException;

    /** Where all of it comes from. */
    @FunctionalInterface
    interface Source {
        /** Hands everything to that sink, in order. */
        void sendTo(RowSink sink) throws IOException, SQLException;
    }
}
