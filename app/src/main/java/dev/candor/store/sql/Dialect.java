package dev.candor.store.sql;

import dev.candor.store.StoreException;

import java.sql.Connection;
import java.sql.SQLException;

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

    /** Begins a transaction that will write; nobody else can write until it ends. */
    void beginWrite(Connection connection) throws SQLException;

    /** Begins a transaction that only reads. */
    void beginRead(Connection connection) throws SQLException;

    /** Makes the open transaction durable. When this fails, nothing of it is kept. */
    void commit(Connection connection) throws SQLException;

    /** Ends the open transaction without keeping anything; fails when none is open. */
    void rollback(Connection connection) throws SQLException;

    /** Whether the database holds tables of some other program and none of ours. */
    boolean isForeign(Connection connection) throws SQLException;

    /**
     * Why the open transaction of that connection could not be committed, as a sentence for people.
     * The transaction may still be open or gone already.
     */
    StoreException explainCommit(Connection connection, SQLException cause);
}
