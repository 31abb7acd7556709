package dev.candor.app;

import dev.candor.store.StoreException;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.DatabasePlace.InFile;
import dev.candor.store.sql.DatabasePlace.OnServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Where a data folder's database is. One that was put elsewhere with {@code --db} is written down
 * in the folder, so that every later command on the folder finds it without being told again. A
 * password is never written down: it comes from the environment each time.
 */
public final class DatabaseAddress {
    /** The environment variable with the password of the PostgreSQL user. */
    public static final String PASSWORD = "CANDOR_DB_PASSWORD";

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String WRITTEN_IN = "database";
    private static final String USUAL = "candor.db";

    private DatabaseAddress() {}

    /**
     * Checks an address as a person gave it.
     *
     * @return what is wrong with it and what to do, without the address itself; or null when it is
     *     fine
     */
    public static @Nullable String mistake(String address) {
        if (address.startsWith(SQLITE)) {
            return address.length() > SQLITE.length() ? null : "write jdbc:sqlite:PATH";
        }
        if (!address.startsWith(OnServer.PREFIX)) {
            return "write jdbc:sqlite:PATH or jdbc:postgresql://HOST:PORT/DATABASE?user=NAME, or"
                    + " leave the option out";
        }
        var question = address.indexOf('?');
        var place = address.substring(OnServer.PREFIX.length(), end(address, question));
        if (place.contains("@") || parameters(address, question).contains("password")) {
            return "leave the password out of the address, where others can read it: put it in "
                    + PASSWORD
                    + " or in ~/.pgpass, and the user in ?user=NAME";
        }
        var slash = place.indexOf('/');
        return slash > 0 && slash < place.length() - 1
                ? null
                : "write jdbc:postgresql://HOST:PORT/DATABASE?user=NAME";
    }

    private static int end(String address, int question) {
        return question < 0 ? address.length() : question;
    }

    private static String parameters(String address, int question) {
        return address.substring(end(address, question)).toLowerCase(Locale.ROOT);
    }

    /**
     * The database of a folder that this process owns.
     *
     * @param wanted an address without {@link #mistake}, or null for the one that was wanted last,
     *     or else the file in the folder
     * @param environment has the password
     * @throws StoreException when another database was in use, or the folder cannot be written
     */
    static DatabasePlace resolve(
            Path dataFolder, @Nullable String wanted, Environment environment) {
        var note = dataFolder.resolve(WRITTEN_IN);
        try {
            var written = Files.exists(note) ? Files.readString(note).strip() : null;
            var current = written == null ? usual(dataFolder) : place(written, environment);
            if (wanted == null) {
                return current;
            }
            var place = place(wanted, environment);
            refuseToLeave(dataFolder, current, place);
            remember(dataFolder, place);
            return place;
        } catch (IOException e) {
            throw unwritable(dataFolder, e);
        }
    }

    /**
     * The database that belongs to a folder from now on; written down at once or not at all.
     *
     * @throws StoreException when the folder cannot be written
     */
    static void remember(Path dataFolder, DatabasePlace place) {
        var note = dataFolder.resolve(WRITTEN_IN);
        var next = dataFolder.resolve(WRITTEN_IN + ".new");
        try {
            try (var channel =
                    FileChannel.open(
                            next,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap((text(place) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(dataFolder, e);
        }
    }

    private static StoreException unwritable(Path dataFolder, IOException e) {
        return new StoreException(
                "the data folder " + dataFolder + " cannot be written: " + e.getMessage(), e);
    }

    /** The one that a folder without a note has: a file in it. */
    static DatabasePlace usual(Path dataFolder) {
        return new InFile(dataFolder.resolve(USUAL).toAbsolutePath().normalize());
    }

    /**
     * The database at an address.
     *
     * @throws StoreException when there is a {@link #mistake} in it
     */
    static DatabasePlace place(String address, Environment environment) {
        var mistake = mistake(address);
        if (mistake != null) {
            throw new StoreException("the address of the database cannot be used: " + mistake);
        }
        return address.startsWith(SQLITE)
                ? new InFile(
                        Path.of(address.substring(SQLITE.length())).toAbsolutePath().normalize())
                : new OnServer(address, environment.value(PASSWORD));
    }

    private static String text(DatabasePlace place) {
        return switch (place) {
            case InFile(var file) -> SQLITE + file;
            case OnServer(var url, _) -> url;
        };
    }

    /** Starting on an empty database beside a full one would look like a loss of everything. */
    private static void refuseToLeave(Path folder, DatabasePlace current, DatabasePlace wanted) {
        if (current.equals(wanted)) {
            return;
        }
        switch (current) {
            case InFile(var file) -> {
                if (Files.exists(file)) {
                    throw leaves(folder, current, wanted, advice(file, wanted));
                }
            }
            case OnServer _ ->
                    throw leaves(
                            folder,
                            current,
                            wanted,
                            "leave --db out; to begin afresh elsewhere, take another folder with"
                                    + " --data; when the same database has another address now,"
                                    + " write that into "
                                    + folder.resolve(WRITTEN_IN));
        }
    }

    private static String advice(Path file, DatabasePlace wanted) {
        return switch (wanted) {
            case InFile _ -> "leave --db out, or move the file and its -wal there first";
            case OnServer _ ->
                    "leave --db out; to begin afresh on PostgreSQL, take another folder with --data"
                            + " or move "
                            + file
                            + " away";
        };
    }

    private static StoreException leaves(
            Path folder, DatabasePlace current, DatabasePlace wanted, String advice) {
        return new StoreException(
                "the data folder "
                        + folder
                        + " has its database in "
                        + shown(current)
                        + ", not in "
                        + shown(wanted)
                        + ": "
                        + advice);
    }

    /** For sentences: without user or parameters. */
    static String shown(DatabasePlace place) {
        return switch (place) {
            case InFile(var file) -> file.toString();
            case OnServer server -> server.toString();
        };
    }
}
