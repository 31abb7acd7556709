package dev.candor.store.sql;

import dev.candor.store.Backup;
import dev.candor.store.Checked;
import dev.candor.store.Marks;
import dev.candor.store.StoreException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Fills a database that is empty with everything from another one, all or nothing: in one
 * transaction, a file besides under a temporary name. Then brings the schema up to date and checks
 * what must hold.
 */
public final class FillDatabase {
    private static final String TEMPORARY = ".filling";

    private final StoreSettings settings;
    private final Backup expected;
    private final BiPredicate<Long, String> replaceable;
    private final Marks marks;

    /**
     * Will fill the database of those settings.
     *
     * @param expected what it must hold at the end
     * @param replaceable whether a database whose journal ends at that position with that hash may
     *     be emptied first
     */
    FillDatabase(
            StoreSettings settings,
            Backup expected,
            BiPredicate<Long, String> replaceable,
            Marks marks) {
        this.settings = settings;
        this.expected = expected;
        this.replaceable = replaceable;
        this.marks = marks;
    }

    /**
     * Restores a backup into the database of those settings.
     *
     * @return what must hold of it, checked
     * @throws StoreException when it is not empty, cannot be written, or did not take everything;
     *     nothing of it was changed
     */
    public static Checked from(BackupFile backup, StoreSettings settings, Marks marks) {
        return new FillDatabase(settings, backup.manifest(), (_, _) -> false, marks).run(backup);
    }

    Checked run(RowSink.Source source) {
        return switch (settings.place()) {
            case DatabasePlace.OnServer _ -> {
                requireEmpty(settings);
                yield fill(settings, source);
            }
            case DatabasePlace.InFile(var file) -> fillFile(file, source);
        };
    }

    private Checked fillFile(Path file, RowSink.Source source) {
        try {
            if (Files.exists(file)) {
                requireEmpty(settings);
            }
            var temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
            remove(temporary);
            var done = false;
            try {
                var checked = fill(settings.at(new DatabasePlace.InFile(temporary)), source);
                take(temporary, file);
                done = true;
                return checked;
            } finally {
                if (!done) {
                    remove(temporary);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    file + " cannot be written: " + e.getMessage() + "; nothing was changed", e);
        }
    }

    /** The log of the file is empty and gone since its last connection was closed. */
    private void take(Path temporary, Path file) throws IOException {
        if (Files.exists(log(temporary))) {
            throw new IOException("its log could not be emptied");
        }
        Files.deleteIfExists(log(file));
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        marks.reached(Marks.Point.LOADED);
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static void remove(Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
        Files.deleteIfExists(log(temporary));
        Files.deleteIfExists(temporary.resolveSibling(temporary.getFileName() + "-shm"));
    }

    /** Before anything is done to a database that is there already. */
    private void requireEmpty(StoreSettings there) {
        var _ =
                ReadDatabase.transaction(
                        there,
                        transaction -> {
                            var sql = transaction.sql();
                            requireEmpty(sql.connection(), sql.dialect());
                            return true;
                        });
    }

    private void requireEmpty(Connection connection, Dialect dialect) {
        var tables = tables(connection, dialect);
        if (tables.isEmpty()) {
            return;
        }
        if (tables.stream().noneMatch(table -> table.name().equals("journal"))) {
            throw new StoreException(
                    "the database that is to be filled holds the tables of another program: name an"
                            + " empty one. Nothing was changed");
        }
        var checked = new SqlTransaction(connection, dialect, false).journal().end();
        if (checked.position() > 0 && !replaceable.test(checked.position(), checked.hash())) {
            throw new StoreException(
                    "the database that is to be filled is in use: its journal has "
                            + checked.position()
                            + " entries; name an empty one. Nothing was changed");
        }
    }

    private static List<StoredTable> tables(Connection connection, Dialect dialect) {
        try {
            return StoredTables.of(connection);
        } catch (SQLException e) {
            throw dialect.explain("could not look into the database that is to be filled", e);
        }
    }

    private Checked fill(StoreSettings there, RowSink.Source source) {
        var database = Database.of(there);
        var dialect = database.dialect();
        database.migrate(steps(dialect), marks);
        try (var pool = database.writer()) {
            ReadDatabase.inTransaction(
                    pool,
                    dialect,
                    true,
                    connection -> {
                        requireEmpty(connection, dialect);
                        load(connection, dialect, source);
                        return true;
                    });
            if (there.place() instanceof DatabasePlace.OnServer) {
                marks.reached(Marks.Point.LOADED);
            }
        }
        database.migrate(Migration.all(dialect), marks);
        var checked = ReadDatabase.transaction(there, CheckInvariants::on);
        // A file's log goes only when the last connection to be closed is one that may write.
        database.migrate(Migration.all(dialect));
        return checked;
    }

    private void load(Connection connection, Dialect dialect, RowSink.Source source)
            throws IOException, SQLException {
        try (var loading = LoadTables.into(connection, dialect, marks)) {
            source.sendTo(loading);
            var _ = loading.finish();
        }
        var end = new SqlTransaction(connection, dialect, false).journal().end();
        if (end.position() != expected.position() || !end.hash().equals(expected.hash())) {
            throw new StoreException(
                    "the journal that arrived ends at "
                            + end.position()
                            + ", not at "
                            + expected.position()
                            + " as it should; nothing was changed");
        }
    }

    /** The steps that the other database had: what it holds fits those. */
    private List<Migration> steps(Dialect dialect) {
        var names = expected.schema().stream().map(Backup.Step::name).toList();
        var known = Migration.all(dialect).stream().map(Migration::name).toList();
        if (!known.containsAll(names)) {
            throw new StoreException(
                    "it was made by a newer Candor ("
                            + expected.version()
                            + "): use that version, or a later one; nothing was changed");
        }
        return Migration.all(dialect).stream().filter(step -> names.contains(step.name())).toList();
    }
}
