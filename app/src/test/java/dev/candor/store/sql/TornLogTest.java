package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.Seeded;
import dev.candor.model.PageId;
import dev.candor.store.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A machine that lost power in the middle of writing SQLite's log: whatever the last bytes of it
 * are, every commit up to the last whole one is there, and of those after it nothing: never a hole,
 * never half of one.
 */
class TornLogTest {
    private static final int COMMITS = 12;
    private static final int LOG_HEADER = 32;
    private static final int FRAME = 24 + 4096;

    @TempDir private Path folder;
    private final List<Long> endOfCommit = new ArrayList<>();
    private byte[] database;
    private byte[] log;

    @BeforeEach
    void writeAndLosePower() throws IOException {
        var data = folder.resolve("before");
        try (var store = SqlStore.open(StoreSettings.of(data, new ManualTime(Samples.NOON)))) {
            Samples.furnish(store);
            endOfCommit.add(Files.size(data.resolve("candor.db-wal")));
            for (var n = 1; n <= COMMITS; n++) {
                write(store, n);
                endOfCommit.add(Files.size(data.resolve("candor.db-wal")));
            }
            database = Files.readAllBytes(data.resolve("candor.db"));
            log = Files.readAllBytes(data.resolve("candor.db-wal"));
        }
        assertThat(endOfCommit).isSorted().doesNotHaveDuplicates();
        assertThat((log.length - LOG_HEADER) % FRAME).isZero();
    }

    @Test
    void aLogThatEndsAnywhereIsAPrefixOfWhatWasCommitted() {
        for (var length : interestingLengths()) {
            var torn = Arrays.copyOf(log, Math.toIntExact(length));
            assertThat(keptOf(torn)).as("log of %s bytes", length).isEqualTo(commitsWithin(length));
        }
    }

    @Test
    void aLogWhoseEndIsGarbageIsAPrefixOfWhatWasCommitted() {
        for (var length : interestingLengths()) {
            var garbled = log.clone();
            Arrays.fill(garbled, Math.toIntExact(length), garbled.length, (byte) 0x5a);
            assertThat(keptOf(garbled))
                    .as("garbage from byte %s", length)
                    .isEqualTo(commitsWithin(length));
        }
    }

    @Test
    void aSingleByteThatRotsEndsTheLogBeforeItsFrame() {
        Seeded.runs(
                40,
                random -> {
                    var first = Math.toIntExact(endOfCommit.getFirst());
                    var place = first + random.nextInt(log.length - first);
                    var rotten = log.clone();
                    rotten[place] ^= (byte) (1 << random.nextInt(8));
                    var frame = LOG_HEADER + (long) (place - LOG_HEADER) / FRAME * FRAME;
                    assertThat(keptOf(rotten)).as("byte %s", place).isEqualTo(commitsWithin(frame));
                });
    }

    /** Around the beginning and the end of each frame, and in its middle. */
    private Iterable<Long> interestingLengths() {
        var lengths = new TreeSet<Long>();
        for (var frame = endOfCommit.getFirst(); frame <= log.length; frame += FRAME) {
            for (var by : new long[] {-1, 0, 1, 24, FRAME / 2}) {
                lengths.add(Math.min(log.length, frame + by));
            }
        }
        lengths.removeIf(length -> length < endOfCommit.getFirst());
        return lengths;
    }

    private int commitsWithin(long length) {
        return (int) endOfCommit.stream().filter(end -> end <= length).count() - 1;
    }

    /** How many of the numbered writes a program finds that starts on this. */
    private int keptOf(byte[] found) {
        try {
            return keptIn(found);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int keptIn(byte[] found) throws IOException, SQLException {
        var data = Files.createTempDirectory(folder, "after");
        Files.write(data.resolve("candor.db"), database);
        Files.write(data.resolve("candor.db-wal"), found);
        Invariants.hold(data);
        try (var connection =
                DriverManager.getConnection("jdbc:sqlite:" + data.resolve("candor.db"))) {
            var dialect = new SqliteDialect(data.resolve("candor.db"));
            var transaction = new SqlTransaction(connection, dialect, false);
            var kept = (int) transaction.cursors().position("number");
            assertThat(transaction.journal().head()).isEqualTo(kept);
            assertThat(transaction.results().newest(Samples.FRONT, 100)).hasSize(kept);
            assertThat(
                            transaction
                                    .ledger()
                                    .between(
                                            PageId.MAIN,
                                            Samples.NOON,
                                            Samples.NOON.plusSeconds(COMMITS * 2L)))
                    .hasSize(kept);
            return kept;
        }
    }

    private static void write(SqlStore store, long number) {
        var at = Samples.NOON.plusSeconds(number);
        store.writeVoid(transaction -> {
            transaction.cursors().move("number", number);
            transaction.journal().append(Samples.event(number), Samples.WATCH, "", at);
            transaction.results().append(List.of(Samples.result(Samples.FRONT, null, at)));
            transaction
                    .ledger()
                    .add(PageId.MAIN, Samples.outage(Samples.APP, at, at.plusMillis(1)));
        });
    }
}
