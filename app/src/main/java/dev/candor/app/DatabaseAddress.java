package dev.candor.app;

import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a data folder's database is. One that was put elsewhere with {@code --db} is written down
 * in the folder, so that every later command on the folder finds it without being told again.
 */
final class DatabaseAddress {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String WRITTEN_IN = "database";
    private static final String USUAL = "candor.db";

    private DatabaseAddress() {}

    /**
     * The database file of a folder that this process owns.
     *
     * @param wanted a JDBC address that begins with {@code jdbc:sqlite:}, or null for the one that
     *     was wanted last, or else the file in the folder
     * @throws StoreException when another database was in use, or the folder cannot be written
     */
    static Path resolve(Path dataFolder, @Nullable String wanted) {
        var note = dataFolder.resolve(WRITTEN_IN);
        try {
            var written = Files.exists(note) ? Files.readString(note).strip() : null;
            if (wanted == null) {
                return written == null ? dataFolder.resolve(USUAL) : file(written);
            }
            var file = file(wanted);
            refuseToLeave(dataFolder, written, file);
            Files.writeString(note, SQLITE + file + "\n");
            return file;
        } catch (IOException e) {
            throw new StoreException(
                    "the data folder " + dataFolder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path file(String address) {
        return Path.of(address.substring(SQLITE.length())).toAbsolutePath().normalize();
    }

    /** Starting on an empty database beside a full one would look like a loss of everything. */
    private static void refuseToLeave(Path dataFolder, @Nullable String written, Path wanted) {
        var current = written == null ? dataFolder.resolve(USUAL) : file(written);
        if (!current.toAbsolutePath().normalize().equals(wanted) && Files.exists(current)) {
            throw new StoreException(
                    "the data folder "
                            + dataFolder
                            + " has its database in "
                            + current
                            + ", not in "
                            + wanted
                            + ": leave --db out, or move the file and its -wal there first");
        }
    }
}
