package dev.candor.store;

/**
 * Is told when the program passes a point at which a crash would be most telling. In the product
 * nobody listens; the tests that kill the process do.
 */
@FunctionalInterface
public interface Marks {
    /** Nobody listens. */
    Marks NONE = _ -> {};

    /** The points. */
    enum Point {
        /** A step of the schema has been run and is not committed yet. */
        SCHEMA_STEP,
        /** A write has its transaction and nothing else. */
        WRITE_BEGUN,
        /** A write has done all and is not committed yet. */
        BEFORE_COMMIT,
        /** A write is committed; nobody has been told. */
        COMMITTED,
        /** Those who wait for the journal have been woken; the answer is still on its way. */
        TOLD,
        /** A table of a backup has been written. */
        BACKUP_TABLE,
        /** A backup is complete under its temporary name. */
        BACKUP_WRITTEN,
        /** A table of a database that is being filled has been written; nothing is committed. */
        LOAD_TABLE,
        /** A database has been filled, and the data folder does not point to it yet. */
        LOADED
    }

    /** Called on the thread that passes the point; returns at once or never. */
    void reached(Point point);
}
