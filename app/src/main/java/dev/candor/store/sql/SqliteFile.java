package dev.candor.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import dev.candor.store.Marks;
import dev.candor.store.StoreException;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

/**
 * The database file of the embedded store, and how it is opened: one connection that writes, a few
 * that can only read. Write-ahead log, so that reads and the write do not wait for each other;
 * every commit is on the disk before it is acknowledged.
 *
 * @param path the file
 * @param settings waits and readers
 */
record SqliteFile(Path path, StoreSettings settings) implements Database {
    /** The name of the file in the data folder. */
    static final String NAME = "candor.db";

    private static final int BUSY_MILLIS = 5_000;

    /**
     * Of 4 KiB in the log before they are written into the file. A page that many commits change is
     * written there once.
     */
    private static final int LOGGED_PAGES = 5_000;

    private static final int LARGEST_IDLE_LOG = 64 * 1024 * 1024;

    @Override
    public Dialect dialect() {
        return new SqliteDialect(path);
    }

    /** Brings the schema up to date, making the file if need be. */
    @Override
    public void migrate(List<Migration> steps, Marks marks) {
        make();
        try (var connection = writing().getConnection()) {
            new MigrateSchema(dialect(), steps, settings.time(), marks).run(connection);
        } catch (SQLException e) {
            throw dialect().explain("could not open the database", e);
        }
    }

    /** Makes an empty file that only its owner can read; SQLite gives its log the same mode. */
    private void make() {
        if (Files.exists(path)) {
            return;
        }
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var ownerOnly = PosixFilePermissions.fromString("rw-------");
                Files.createFile(path, PosixFilePermissions.asFileAttribute(ownerOnly));
            } else {
                Files.createFile(path);
            }
        } catch (IOException e) {
            throw new StoreException(
                    path
                            + " cannot be created ("
                            + e
                            + "): check that its folder belongs to the user that runs Candor and"
                            + " that its disk is not full",
                    e);
        }
    }

    /** The one connection that writes. */
    @Override
    public HikariDataSource writer() {
        return pool("candor-writer", writing(), 1, false);
    }

    /** The connections that read. */
    @Override
    public HikariDataSource readers() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return pool("candor-readers", source(config), settings.readers(), true);
    }

    private SQLiteDataSource writing() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setWalAutocheckpoint(LOGGED_PAGES);
        config.setJournalSizeLimit(LARGEST_IDLE_LOG); // after a long read the log shrinks again
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return source(config);
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    private HikariDataSource pool(
            String name, SQLiteDataSource source, int size, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setReadOnly(readOnly); // what the connections are anyway; the driver insists
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(settings.longestWait().toMillis());
        // A file does not lose its connections: none is ever renewed, pinged or let go.
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setKeepaliveTime(0);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException("could not open " + path + ": " + e.getMessage(), e);
        }
    }
}
