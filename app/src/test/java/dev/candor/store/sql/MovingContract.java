package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.model.PageId;
import dev.candor.store.Marks;
import dev.candor.store.Samples;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a store must do when it is checked, backed up, restored and copied. */
interface MovingContract {
    /** So many bytes of a backup say what it is. */
    int FIRST = 200;

    /** FillRows puts rows into as many; tables that came later may stay empty here. */
    int TABLES_WITH_ROWS = 20;

    Pattern CREATE = Pattern.compile("^CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");

    /** An empty database of the other kind. */
    DatabasePlace elsewhere(Path folder);

    @Test
    default void everyTableOfTheSchemaIsCarriedByABackup(SqlStore store, @TempDir Path folder) {
        fill(store);
        var before = content(store);
        assertThat(before.keySet())
                .as("each table that a step of the schema makes is carried")
                .isEqualTo(made(store.dialect()));
        assertThat(before.values().stream().filter(rows -> !rows.isEmpty()).count())
                .as("tables with rows in this test")
                .isGreaterThanOrEqualTo(TABLES_WITH_ROWS);
        var file = folder.resolve("backup");
        store.backUp(file, false, "test");

        var settings = settings(folder, elsewhere(folder));
        var checked = FillDatabase.from(BackupFile.verified(file), settings, Marks.NONE);
        assertThat(checked.problems()).isEmpty();
        try (var restored = SqlStore.open(settings)) {
            assertThat(content(restored)).isEqualTo(before);
        }
    }

    @Test
    default void aCopyHoldsTheSameAndGivesNoNumberTwice(SqlStore store, @TempDir Path folder) {
        fill(store);
        var lost = Samples.incident(77, 0);
        var given =
                store.write(t -> {
                    t.notices().add(lost);
                    var added =
                            t.ledger()
                                    .add(
                                            PageId.MAIN,
                                            Samples.stated(Samples.APP, lost.id(), Samples.NOON));
                    t.ledger().removeStatedBy(lost.id());
                    return added.id();
                });
        var place = elsewhere(folder);
        assertThat(store.copyTo(place, false, "test").problems()).isEmpty();
        try (var copy = SqlStore.open(settings(folder, place))) {
            assertThat(content(copy)).isEqualTo(content(store));
            var next =
                    copy.write(t ->
                            t.ledger()
                                    .add(
                                            PageId.MAIN,
                                            Samples.outage(
                                                    Samples.WEB,
                                                    Samples.NOON,
                                                    Samples.NOON.plusSeconds(1))));
            assertThat(next.id()).isGreaterThan(given);
            copy.writeVoid(t ->
                    t.results()
                            .append(
                                    List.of(
                                            Samples.result(
                                                    new dev.candor.model.CheckId("another"),
                                                    null,
                                                    Samples.NOON))));
        }
    }

    @Test
    default void whatIsInUseIsNeverWrittenOver(SqlStore store, @TempDir Path folder) {
        fill(store);
        var place = elsewhere(folder);
        store.copyTo(place, false, "test");
        assertThatThrownBy(() -> store.copyTo(place, false, "test"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use");

        store.writeVoid(t -> t.journal().append(Samples.event(9), Samples.WATCH, "", Samples.NOON));
        assertThat(store.copyTo(place, true, "test").position())
                .isEqualTo(store.<Long>read(t -> t.journal().head()));
        try (var copy = SqlStore.open(settings(folder, place))) {
            copy.writeVoid(
                    t -> t.journal().append(Samples.event(10), Samples.WATCH, "", Samples.NOON));
        }
        assertThatThrownBy(() -> store.copyTo(place, true, "test"))
                .as("it has gone on by itself")
                .hasMessageContaining("in use");
    }

    @Test
    default void aBackupIsForItsOwnerAndNeverReplacesAFileUnasked(
            SqlStore store, @TempDir Path folder) throws IOException {
        fill(store);
        var file = folder.resolve("backup");
        store.backUp(file, false, "test");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> store.backUp(file, false, "test"))
                .hasMessageContaining("is there already");
        var first = BackupFile.verified(file).manifest();
        store.writeVoid(t -> t.journal().append(Samples.event(9), Samples.WATCH, "", Samples.NOON));
        store.backUp(file, true, "test");
        assertThat(BackupFile.verified(file).manifest().position()).isEqualTo(first.position() + 1);
        assertThat(folder.resolve("backup.partial")).doesNotExist();
        assertThatThrownBy(() -> store.backUp(folder.resolve("no/backup"), false, "test"))
                .hasMessageContaining("make it first");
    }

    @Test
    default void aFullDiskLeavesNothingBehindAndTheStoreGoesOn(SqlStore store, @TempDir Path folder)
            throws IOException {
        fill(store);
        var file = folder.resolve("backup");
        assertThatThrownBy(() -> store.backUp(new NewFile(file, false, Full::new), "test"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("make room");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        store.writeVoid(t -> t.journal().append(Samples.event(9), Samples.WATCH, "", Samples.NOON));
        assertThat(store.check().problems()).isEmpty();
    }

    @Test
    default void aBackupThatWasChangedOrCutIsNotRestored(SqlStore store, @TempDir Path folder)
            throws IOException {
        fill(store);
        var file = folder.resolve("backup");
        store.backUp(file, false, "test");
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length; length += whole.length / 20) {
            var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> BackupFile.verified(cut)).hasMessageContaining("restored");
        }
        // Each byte of what is read first, and some of the rest.
        var few = Math.max(1, whole.length / 50);
        for (var place = 10; place < whole.length - 8; place += place < FIRST ? 1 : few) {
            var changed = whole.clone();
            changed[place] ^= 0x10;
            var bad = Files.write(folder.resolve("bad"), changed);
            if (!Arrays.equals(unpacked(whole), unpacked(changed))) {
                assertThatThrownBy(() -> BackupFile.verified(bad)).hasMessageContaining("restored");
            }
        }
    }

    /**
     * What a gzip file holds, or null when it cannot be unpacked. Not every bit of one carries
     * something: those that fill up the last byte of a block are skipped (RFC 1951, 3.2.4).
     */
    private static byte @Nullable [] unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException _) {
            return null;
        }
    }

    @Test
    default void aStoreInOrderHasNoProblems(SqlStore store) {
        assertThat(store.check().problems()).isEmpty();
        fill(store);
        var checked = store.check();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.position()).isEqualTo(store.<Long>read(t -> t.journal().head()));
    }

    /** The tables that the steps' own text makes. */
    private static Set<String> made(Dialect dialect) {
        var made = new TreeSet<String>();
        for (var step : Migration.all(dialect)) {
            for (var statement : step.statements()) {
                var create = CREATE.matcher(statement);
                if (create.find()) {
                    made.add(create.group(1));
                }
            }
        }
        return made;
    }

    /** A disk with room for a few bytes. */
    final class Full extends OutputStream {
        private final OutputStream below;
        private int room = 100;

        Full(OutputStream below) {
            this.below = below;
        }

        @Override
        public void write(int value) throws IOException {
            room--;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
            below.write(value);
        }
    }

    /** Settings for a database elsewhere, with a data folder of its own. */
    static StoreSettings settings(Path folder, DatabasePlace place) {
        return StoreSettings.of(folder.resolve("other"), place, new ManualTime(Samples.NOON));
    }

    private static void fill(SqlStore store) {
        FillRows.everywhere(store);
    }

    /** Everything, as text, in an order that does not depend on the database. */
    private static Map<String, List<String>> content(SqlStore store) {
        var content = new TreeMap<String, List<String>>();
        store.read(transaction -> {
            var connection = ((SqlTransaction) transaction).sql().connection();
            var dialect = ((SqlTransaction) transaction).sql().dialect();
            try {
                new ReadTables(connection, dialect)
                        .sendTo(
                                new RowSink() {
                                    private List<String> rows = new ArrayList<>();

                                    @Override
                                    public void table(StoredTable table) {
                                        rows = new ArrayList<>();
                                        content.put(table.name(), rows);
                                    }

                                    @Override
                                    public void row(@Nullable Object[] values) {
                                        rows.add(
                                                new String(
                                                        BackupLine.row(values),
                                                        StandardCharsets.UTF_8));
                                    }

                                    @Override
                                    public void given(String table, long number) {}
                                });
            } catch (IOException | java.sql.SQLException e) {
                throw new AssertionError(e);
            }
            return true;
        });
        content.values().forEach(rows -> rows.sort(null));
        return content;
    }
}
