package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.model.PageId;
import dev.candor.store.DataFolder;
import dev.candor.store.Samples;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What goes wrong with a file and a disk is told in sentences, and nothing is kept by halves. */
@ExtendWith(FreshSqliteStore.class)
class SqliteTroubleTest {
    private static final int PAGE = 4096;

    @TempDir private Path folder;

    @Test
    void aFullDiskKeepsNothingOfTheWriteAndSaysSo() {
        openAndClose();
        var pragma = new OnEachConnection();
        try (var store = pragma.open(settings())) {
            Samples.furnish(store);
            pragma.set("PRAGMA max_page_count = 1"); // as large as it is now, and no larger
            for (var n = 0; n < 3; n++) {
                requireTold(() -> writeMuch(store), "is full; nothing of this was kept: make room");
            }
            assertThat(results(store)).isZero();
            assertThat(store.<Long>read(t -> t.journal().head())).isZero();
            pragma.set("PRAGMA max_page_count = 1000000");
            writeMuch(store);
            assertThat(results(store)).isEqualTo(5000);
        }
    }

    @Test
    void aFileThatCannotBeWrittenSaysSo() {
        openAndClose();
        var pragma = new OnEachConnection();
        try (var store = pragma.open(settings())) {
            pragma.set("PRAGMA query_only = ON");
            requireTold(
                    () -> Samples.furnish(store), "cannot be written; nothing of this was kept");
            assertThat(store.<Boolean>read(t -> t.pages().find(PageId.MAIN).isEmpty())).isTrue();
            pragma.set("PRAGMA query_only = OFF");
            Samples.furnish(store);
        }
    }

    @Test
    void aFileThatIsNoDatabaseSaysSo() throws IOException {
        Files.writeString(file(), "Dear diary, today nothing was down. ".repeat(500));
        requireTold(this::openAndClose, "is not a SQLite database: move it away");
        requireFree();
    }

    @Test
    void aDamagedDatabaseSaysSo() throws IOException {
        openAndClose();
        try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
            for (var page = 1L; page < bytes.length() / PAGE; page++) {
                bytes.seek(page * PAGE);
                bytes.write("garbage!".repeat(PAGE / 8).getBytes(StandardCharsets.US_ASCII));
            }
        }
        requireTold(this::openAndClose, "is damaged: stop Candor, keep a copy of it");
        requireFree();
    }

    @Test
    void anotherProgramsDatabaseSaysSo() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE moz_places (id INTEGER)");
        }
        requireTold(this::openAndClose, "holds the tables of another program");
        requireFree();
    }

    @Test
    void aDatabaseThatIsAFolderSaysSo() throws IOException {
        Files.createDirectory(file());
        requireTold(this::openAndClose, "cannot be opened: check that");
        requireFree();
    }

    @Test
    void anOwnedFolderSaysWhoOwnsIt() {
        try (var store = SqlStore.open(settings())) {
            requireTold(this::openAndClose, "is owned by process " + ProcessHandle.current().pid());
            Samples.furnish(store);
        }
        openAndClose();
    }

    @Test
    void aFileThatIsLockedByAnotherProgramSaysSo() throws SQLException {
        openAndClose();
        // Waits out the driver's own five seconds.
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            var file =
                    new SqliteFile(
                            file(),
                            new StoreSettings(
                                    folder,
                                    new ManualTime(Samples.NOON),
                                    Duration.ofMillis(250),
                                    1));
            requireTold(
                    () -> file.migrate(Migration.all(file.dialect())),
                    "is locked by another program");
        }
    }

    @Test
    void aReferenceToNothingIsNamed(SqlStore store) {
        Samples.furnish(store);
        requireTold(
                () ->
                        store.writeVoid(t ->
                                t.ledger()
                                        .add(
                                                PageId.MAIN,
                                                Samples.stated(
                                                        Samples.APP,
                                                        Samples.notice(1),
                                                        Samples.NOON))),
                "a row of outage refers to a row of notice that is not there");
    }

    @Test
    void writesThatWaitTooLongGiveUp() throws InterruptedException {
        var settings =
                new StoreSettings(folder, new ManualTime(Samples.NOON), Duration.ofMillis(250), 1);
        try (var store = SqlStore.open(settings)) {
            var writing = new CountDownLatch(1);
            var waited = new CountDownLatch(1);
            var other =
                    Thread.ofVirtual()
                            .start(() ->
                                    store.writeVoid(transaction -> {
                                        transaction.cursors().move("slow", 1);
                                        writing.countDown();
                                        await(waited);
                                    }));
            await(writing);
            requireTold(
                    () -> store.writeVoid(t -> t.cursors().move("late", 1)),
                    "the writes before this one took more than 250 ms");
            waited.countDown();
            assertThat(other.join(Duration.ofSeconds(30))).isTrue();
            assertThat(store.<Long>read(t -> t.cursors().position("slow"))).isEqualTo(1);
            assertThat(store.<Long>read(t -> t.cursors().position("late"))).isZero();
        }
    }

    @Test
    void readsThatFindNoConnectionGiveUp() {
        var settings =
                new StoreSettings(folder, new ManualTime(Samples.NOON), Duration.ofMillis(250), 1);
        try (var store = SqlStore.open(settings)) {
            requireTold(
                    () -> store.<Long>read(_ -> store.<Long>read(t -> t.journal().head())),
                    "all 1 readers were busy for 250 ms");
            assertThat(store.<Long>read(t -> t.journal().head())).isZero();
        }
    }

    @Test
    void aStoreThatIsOpenedAgainHasEverything() {
        try (var store = SqlStore.open(settings())) {
            Samples.furnish(store);
            writeMuch(store);
        }
        try (var store = SqlStore.open(settings())) {
            assertThat(store.<Boolean>read(t -> t.pages().find(PageId.MAIN).isPresent())).isTrue();
            assertThat(store.<Long>read(t -> t.journal().head())).isEqualTo(1);
        }
    }

    @Test
    void theFileIsWrittenAheadFullySynchronousAndChecksReferences(SqlStore store) {
        assertThat(pragma(store, "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(pragma(store, "PRAGMA synchronous")).isEqualTo("2");
        assertThat(pragma(store, "PRAGMA foreign_keys")).isEqualTo("1");
    }

    @Test
    void onlyItsOwnerCanReadWhatIsKept() throws IOException {
        try (var store = SqlStore.open(settings())) {
            Samples.furnish(store);
            for (var name : List.of("candor.db", "candor.db-wal", "candor.db-shm")) {
                var mode = Files.getPosixFilePermissions(folder.resolve(name));
                assertThat(PosixFilePermissions.toString(mode)).as(name).isEqualTo("rw-------");
            }
        }
    }

    private static void writeMuch(Store store) {
        store.writeVoid(transaction -> {
            journal(transaction);
            transaction
                    .results()
                    .append(
                            IntStream.range(0, 5000)
                                    .mapToObj(n ->
                                            Samples.result(
                                                    Samples.FRONT,
                                                    null,
                                                    Samples.NOON.plusMillis(n)))
                                    .toList());
        });
    }

    private static void journal(Transaction transaction) {
        transaction.journal().append(Samples.event(1), Samples.WATCH, "", Samples.NOON);
    }

    private static int results(Store store) {
        return store.<Integer>read(t -> t.results().newest(Samples.FRONT, 10_000).size());
    }

    private static String pragma(SqlStore store, String pragma) {
        return store.write(transaction ->
                ((SqlTransaction) transaction)
                        .sql()
                        .first(pragma, row -> String.valueOf(row.columns().getString(1)))
                        .orElse(""));
    }

    private static void requireTold(ThrowingCallable work, String sentence) {
        assertThatThrownBy(work).isInstanceOf(StoreException.class).hasMessageContaining(sentence);
    }

    private void requireFree() {
        ((DataFolder) DataFolder.own(folder)).close();
    }

    private void openAndClose() {
        SqlStore.open(settings()).close();
    }

    private StoreSettings settings() {
        return StoreSettings.of(folder, new ManualTime(Samples.NOON));
    }

    private Path file() {
        return folder.resolve(SqliteFile.NAME);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
