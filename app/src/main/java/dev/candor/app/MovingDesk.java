package dev.candor.app;

import dev.candor.store.DataFolder;
import dev.candor.store.Marks;
import dev.candor.store.StoreException;
import dev.candor.store.sql.BackupFile;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.FillDatabase;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.TimeSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves whole installations: checks the database of a folder without opening it for writing, fills
 * an empty folder from a backup, and copies a folder's database elsewhere. Used on a folder that
 * this process owns.
 */
final class MovingDesk {
    /** Restores a backup into an empty data folder. */
    static final String RESTORE = "restore";

    /** Copies the database elsewhere. */
    static final String COPY = "db.copy";

    private static final Set<String> OURS =
            Stream.concat(
                            Stream.of(DataFolder.LOCK_FILE, "database.new"),
                            InstallationSecret.FILES.stream())
                    .collect(Collectors.toSet());
    private static final String BEING_FILLED = ".filling";

    private final DataFolder owned;
    private final Environment environment;
    private final TimeSource time;
    private final Marks marks;

    MovingDesk(DataFolder owned, Environment environment, TimeSource time, Marks marks) {
        this.owned = owned;
        this.environment = environment;
        this.time = time;
        this.marks = marks;
    }

    /** What a running server answers to both. */
    static ControlAnswer inUse() {
        return ControlDesk.refused(
                ControlCodes.IN_USE,
                "a server runs on this data folder",
                "stop it first, so that nothing is written meanwhile");
    }

    /** Checks the database as it lies there. */
    ControlAnswer check() {
        var place = DatabaseAddress.resolve(owned.path(), null, environment);
        return new ControlAnswer.Done(UpkeepDesk.json(SqlStore.check(settings(place))));
    }

    /** Restores {@code file} here, or into the database {@code to}. */
    ControlAnswer restore(JsonNode arguments) {
        refuseUnlessEmpty();
        var backup = BackupFile.verified(Path.of(arguments.path("file").asString("")));
        var to = arguments.path("to").asString("");
        var place =
                to.isEmpty()
                        ? DatabaseAddress.usual(owned.path())
                        : DatabaseAddress.place(to, environment);
        var secret = backup.secret();
        if (secret != null) {
            InstallationSecret.restore(owned.path(), secret);
        }
        var checked = FillDatabase.from(backup, settings(place), marks);
        if (!to.isEmpty()) {
            DatabaseAddress.remember(owned.path(), place);
        }
        var body = UpkeepDesk.json(checked);
        body.put("made_at", backup.manifest().madeAt().toString())
                .put("version", backup.manifest().version())
                .put("database", DatabaseAddress.shown(place));
        return new ControlAnswer.Done(body);
    }

    /** Copies {@code store} to {@code to}; the folder's database is that one from then on. */
    ControlAnswer copy(SqlStore store, JsonNode arguments) {
        var from = DatabaseAddress.resolve(owned.path(), null, environment);
        var to = DatabaseAddress.place(arguments.path("to").asString(""), environment);
        if (from.equals(to)) {
            return ControlDesk.refused(
                    "conflict",
                    "the database is in " + DatabaseAddress.shown(to) + " already",
                    "name another one with --to");
        }
        var again = arguments.path("again").asBoolean(false);
        var checked = store.copyTo(to, again, arguments.path("version").asString(""));
        if (!checked.problems().isEmpty()) {
            return new ControlAnswer.Refused(checked.problems(), "conflict");
        }
        DatabaseAddress.remember(owned.path(), to);
        var body = UpkeepDesk.json(checked);
        body.put("from", DatabaseAddress.shown(from)).put("to", DatabaseAddress.shown(to));
        return new ControlAnswer.Done(body);
    }

    private StoreSettings settings(DatabasePlace place) {
        return StoreSettings.of(owned.path(), place, time);
    }

    /** What a restore that was interrupted left behind does not count. */
    private void refuseUnlessEmpty() {
        try (var entries = Files.list(owned.path())) {
            var other =
                    entries.map(path -> path.getFileName().toString())
                            .filter(name -> !OURS.contains(name) && !name.contains(BEING_FILLED))
                            .sorted()
                            .findFirst();
            if (other.isPresent()) {
                throw new StoreException(
                        "the folder "
                                + owned.path()
                                + " is not empty (it has "
                                + other.get()
                                + "): restore into a new one");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the folder " + owned.path() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
