package dev.candor.store.sql;

import dev.candor.store.StoreException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What differs between databases, apart from overridden migration files. */
interface Dialect {
    /** The folder of migration files that take the place of the common ones of the same name. */
    String folder();

    /** What the database is called, for people. */
    String product();

    /** Asks for one row whose column {@code bytes} says how large the database is. */
    String sizeQuery();

    /**
     * What went wrong, as a sentence for people.
     *
     * @param tried what was tried, such as {@code could not write the notices}
     */
    StoreException explain(String tried, SQLException cause);

    /** A statement of a migration in this database's words. */
    default String schema(String statement) {
        return statement;
    }

    /**
     * Begins a transaction that will write; nobody else can write until it ends.
     *
     * @return the number by which {@link #wasKept} knows it
     */
    long beginWrite(Connection connection) throws SQLException;

    /** As {@link #beginWrite}, but the commit will not wait for the disk. */
    long beginUnforced(Connection connection) throws SQLException;

    /** How much was written over this connection, in some unit, for {@link #isEmpty}. */
    long written(Connection connection) throws SQLException;

    /**
     * Whether the commit of the open transaction would write nothing, and so wait for nothing: what
     * was committed before it, without waiting for the disk, would not get there by it.
     *
     * @param before what {@link #written} said when it began
     */
    boolean isEmpty(Connection connection, long before) throws SQLException;

    /** Begins a transaction that only reads. */
    void beginRead(Connection connection) throws SQLException;

    /**
     * Makes the open transaction last, durably unless it was begun otherwise. When this fails,
     * nothing of it is kept, unless {@link #leavesUnknown} says otherwise.
     */
    void commit(Connection connection) throws SQLException;

    /** Whether a commit that failed with that may have happened nevertheless. */
    boolean leavesUnknown(SQLException cause);

    /**
     * Whether a transaction of that number, of which nothing is open any more, was committed.
     *
     * @param number from {@link #beginWrite}
     */
    boolean wasKept(Connection connection, long number) throws SQLException;

    /** Ends the open transaction without keeping anything; fails when none is open. */
    void rollback(Connection connection) throws SQLException;

    /** Whether the database holds tables of some other program and none of ours. */
    boolean isForeign(Connection connection) throws SQLException;

    /** What stands before the values of a row that brings its own number. */
    default String overriding() {
        return "";
    }

    /** A query for the texts of the JSON array that is bound to its one place. */
    String listed();

    /** Looks at each row of an answer, a few in memory at a time, in an open transaction. */
    void each(Connection connection, String query, EachRow look) throws IOException, SQLException;

    /** Lets rows of the open transaction refer to rows that are to come before it commits. */
    void deferReferences(Connection connection) throws SQLException;

    /** The highest number that each table ever gave to a row, for those that remember it. */
    Map<String, Long> givenNumbers(Connection connection) throws SQLException;

    /** From now on a table gives only numbers above that one and above those in it. */
    void giveAfter(Connection connection, String table, long number) throws SQLException;

    /** What the database itself finds wrong with its own structures; at most a few. */
    List<String> selfCheck(Connection connection) throws SQLException;

    /** Looks at one row. */
    @FunctionalInterface
    interface EachRow {
        /** The cursor stands on the row, and must not be moved. */
        void look(ResultSet row) throws IOException, SQLException;
    }

    /**
     * Why the open transaction of that connection could not be committed, as a sentence for people.
     * The transaction may still be open or gone already.
     */
    StoreException explainCommit(Connection connection, SQLException cause);
}
