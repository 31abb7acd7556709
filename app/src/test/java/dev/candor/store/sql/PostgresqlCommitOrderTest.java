package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.store.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two transactions at once, by two connections behind the store's back: the journal's positions are
 * gapless and in the order of the commits, and a reader that goes by position never skips one.
 */
@Tag("postgresql")
class PostgresqlCommitOrderTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PostgresqlDialect DIALECT = new PostgresqlDialect("test");

    @TempDir private Path folder;
    private SqlStore store;
    private String address;
    private Raw first;
    private Raw second;

    /** A transaction that is begun, does its work, and is committed apart from that. */
    private static final class Raw implements AutoCloseable {
        private final Connection connection;
        private final SqlTransaction transaction;

        Raw(String address) throws SQLException {
            connection = DriverManager.getConnection(address);
            var _ = DIALECT.beginWrite(connection);
            transaction = new SqlTransaction(connection, DIALECT, true);
        }

        void append(long number) {
            transaction.journal().append(Samples.event(number), Samples.WATCH, "", Samples.NOON);
        }

        void finish() {
            assertThat(transaction.finish()).isPositive();
        }

        void commit() throws SQLException {
            DIALECT.commit(connection);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        address = PostgresqlServer.newDatabase();
        store =
                SqlStore.open(
                        StoreSettings.of(
                                folder,
                                new DatabasePlace.OnServer(address, null),
                                new ManualTime(Samples.NOON)));
        first = new Raw(address);
        second = new Raw(address);
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
        assertThat(store.read(t -> t.journal().firstBreak()).isEmpty()).isTrue();
        store.close();
    }

    @Test
    void theOneThatCommitsFirstIsFirstThoughItBeganLater() throws SQLException {
        first.append(1);
        second.append(2);
        second.finish();
        second.commit();
        assertThat(seen()).containsExactly(Samples.event(2));
        first.finish();
        first.commit();
        assertThat(seen()).containsExactly(Samples.event(2), Samples.event(1));
    }

    @Test
    void aLaterCommitWaitsForOneThatHasItsPositionAndIsStillOpen() throws Exception {
        first.append(1);
        second.append(2);
        first.finish();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var later = CompletableFuture.runAsync(this::finishAndCommitSecond, executor);
            awaitOneThatWaits();
            assertThat(later).isNotDone();
            assertThat(seen()).isEmpty();
            first.commit();
            later.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(seen()).containsExactly(Samples.event(1), Samples.event(2));
    }

    @Test
    void onePositionIsNotLostWithATransactionThatHadItAndBroke() throws Exception {
        first.append(1);
        second.append(2);
        first.finish();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var later = CompletableFuture.runAsync(this::finishAndCommitSecond, executor);
            awaitOneThatWaits();
            first.connection.abort(Runnable::run);
            later.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(seen()).containsExactly(Samples.event(2));
        assertThat(store.<Long>read(t -> t.journal().head())).isEqualTo(1);
    }

    private void finishAndCommitSecond() {
        try {
            second.finish();
            second.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitOneThatWaits() {
        var database = address.replaceFirst(".*/(\\w+)\\?.*", "$1");
        Await.until(
                "the second waits for the counter",
                SOON,
                () ->
                        PostgresqlServer.sql(
                                        database,
                                        "SELECT COUNT(*) FROM pg_stat_activity WHERE"
                                                + " wait_event_type = 'Lock' AND datname = '"
                                                + database
                                                + "'")
                                .equals("1"));
    }

    private List<Event> seen() {
        return store.read(t -> t.journal().after(0, 10)).stream().map(JournalEntry::event).toList();
    }
}
