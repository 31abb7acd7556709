package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Await;
import dev.candor.fixture.FaultProxy;
import dev.candor.fixture.FaultProxy.Kind;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.CommitUnknown;
import dev.candor.store.Samples;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;
import dev.candor.store.Transaction;
import dev.candor.store.sql.DatabasePlace.OnServer;
import dev.candor.store.sql.FaultyConnection.When;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What goes wrong with a server and the line to it is told in sentences, and nothing is halved. */
@Tag("postgresql")
class PostgresqlTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHORT_WAIT = Duration.ofMillis(500);
    private static final ManualTime TIME = new ManualTime(Samples.NOON);

    @TempDir private Path folder;

    @Test
    void aWrongPasswordSaysSo() {
        var name = name(PostgresqlServer.newDatabase());
        var strict = PostgresqlServer.address(name, PostgresqlServer.STRICT);
        requireRefused(
                strict, "incorrect", name + " refused the user or the password: check user=");
        PostgresqlServer.sql("postgres", "ALTER DATABASE " + name + " OWNER TO strict");
        open(strict, PostgresqlServer.STRICT_PASSWORD).close();
    }

    @Test
    void aDatabaseThatIsNotThereSaysSo() {
        var address = PostgresqlServer.address("nowhere", "postgres");
        requireRefused(address, null, "nowhere is not there: create the database on the server");
    }

    @Test
    void aServerThatIsDownSaysSo() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        requireRefused(
                "jdbc:postgresql://127.0.0.1:" + port + "/candor?user=postgres",
                null,
                port + "/candor cannot be reached: check that the server runs");
    }

    @Test
    void aHostThatDoesNotExistSaysSo() {
        requireRefused(
                "jdbc:postgresql://no-such-host.invalid/candor?user=postgres",
                null,
                "jdbc:postgresql://no-such-host.invalid/candor cannot be reached: check that");
    }

    @Test
    void aUserWithoutRightsSaysSo() {
        var database = name(PostgresqlServer.newDatabase());
        PostgresqlServer.sql(database, "CREATE ROLE guest" + database + " LOGIN");
        requireRefused(
                PostgresqlServer.address(database, "guest" + database),
                null,
                "the user may not do this in ");
    }

    @Test
    void aServerThatCanOnlyBeReadSaysSo() {
        try (var standby = PostgresqlServer.standby()) {
            requireRefused(
                    standby.address(),
                    null,
                    "/postgres can only be read; nothing of this was kept: name the primary");
        }
    }

    @Test
    void aServerThatIsTooOldSaysSo() {
        var place = new OnServer("jdbc:postgresql://127.0.0.1/candor?user=x", null);
        var database = new PostgresqlDatabase(place, settings(place, folder));
        requireTold(
                () -> database.requireSupported(14),
                "jdbc:postgresql://127.0.0.1/candor is PostgreSQL 14: Candor needs 15 or newer");
        database.requireSupported(15);
    }

    @Test
    void aSecondOwnerIsToldWhoHasTheDatabase() {
        var address = PostgresqlServer.newDatabase();
        try (var owner = open(address, null)) {
            requireRefused(
                    address,
                    null,
                    name(address)
                            + " is in use by another Candor (candor, process "
                            + ProcessHandle.current().pid()
                            + " on 127.0.0.1, connected since 20");
            Samples.furnish(owner);
        }
        open(address, null).close();
    }

    @Test
    void aLineThatBreaksIsMadeAnew() {
        var address = PostgresqlServer.newDatabase();
        try (var proxy = FaultProxy.before(PostgresqlServer.port());
                var store = open(PostgresqlServer.through(address, proxy), null)) {
            write(store, 1);
            proxy.fail(Kind.CUT);
            requireTold(() -> write(store, 2), "could not write");
            assertThatThrownBy(() -> number(store)).isInstanceOf(StoreException.class);
            proxy.disarm();
            Await.until("writes work again", SOON, () -> writes(store, 3));
            Await.until("reads work again", SOON, () -> reads(store));
            assertThat(number(store)).isEqualTo(3);
        }
    }

    @Test
    void whoeverLostTheDatabaseMeanwhileWritesNoMore() {
        var address = PostgresqlServer.newDatabase();
        try (var proxy = FaultProxy.before(PostgresqlServer.port());
                var first = open(PostgresqlServer.through(address, proxy), null)) {
            write(first, 1);
            proxy.fail(Kind.CUT);
            try (var second = open(address, null)) {
                proxy.disarm();
                Await.until(
                        "the first is told", SOON, () -> told(first).contains("in use by another"));
                write(second, 2);
            }
            Await.until(
                    "the first sees that it is not alone",
                    SOON,
                    () -> told(first).contains("another Candor has written to "));
            Await.until("reads go on", SOON, () -> reads(first));
            assertThat(number(first)).isEqualTo(2);
        }
    }

    @Test
    void aBackendThatIsKilledInTheMiddleTakesItsTransactionWithIt() {
        var address = PostgresqlServer.newDatabase();
        try (var store = open(address, null)) {
            write(store, 1);
            requireTold(
                    () ->
                            store.writeVoid(transaction -> {
                                journal(transaction, 2);
                                assertThat(transaction.journal().head()).isEqualTo(2);
                                terminateBackends(address);
                                transaction.cursors().move("number", 2);
                            }),
                    "stopped the work or is starting or stopping: try again soon");
            Await.until("writes work again", SOON, () -> writes(store, 3));
            Await.until("reads work again", SOON, () -> reads(store));
            assertThat(store.<Long>read(t -> t.journal().head())).isEqualTo(2);
            assertThat(store.read(t -> t.journal().firstBreak()).isEmpty()).isTrue();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundToHaveHappened() {
        var fault = new FaultyConnection(TIME);
        try (var store = fault.open(settings(onServer(), folder))) {
            var commit = countOfAWrite(store, fault);
            fault.arm(commit, When.CUT_AFTER, false);
            write(store, 2);
            assertThat(fault.disarm()).isTrue();
            Await.until("reads work", SOON, () -> reads(store));
            assertThat(number(store)).isEqualTo(2);
        }
    }

    @Test
    void aCommitThatWasCutOffBeforeItHappenedIsNotKept() {
        var fault = new FaultyConnection(TIME);
        try (var store = fault.open(settings(onServer(), folder))) {
            var commit = countOfAWrite(store, fault);
            fault.arm(commit, When.CUT_BEFORE, false);
            requireTold(() -> write(store, 2), "nothing of this was kept: try again");
            assertThat(fault.disarm()).isTrue();
            assertThat(number(store)).isEqualTo(1);
            write(store, 3);
        }
    }

    @Test
    void aCommitOfWhichNothingIsHeardCanBeAskedForLater() {
        var fault = new FaultyConnection(TIME);
        try (var store = fault.open(settings(onServer(), folder))) {
            var commit = countOfAWrite(store, fault);
            fault.arm(commit, When.CUT_AFTER, true);
            assertThatThrownBy(() -> write(store, 2))
                    .isInstanceOfSatisfying(
                            CommitUnknown.class,
                            unknown -> {
                                assertThatThrownBy(unknown::wasKept)
                                        .isInstanceOf(StoreException.class);
                                fault.disarm();
                                assertThat(unknown.wasKept()).isTrue();
                            })
                    .hasMessageContaining("whether this was kept is not known");
            fault.arm(commit, When.CUT_BEFORE, true);
            assertThatThrownBy(() -> write(store, 3))
                    .isInstanceOfSatisfying(
                            CommitUnknown.class,
                            unknown -> {
                                fault.disarm();
                                assertThat(unknown.wasKept()).isFalse();
                            });
            assertThat(number(store)).isEqualTo(2);
        }
    }

    @Test
    void aFullDiskOfTheServerIsToldApart() {
        var address = PostgresqlServer.newDatabase();
        try (var store = open(address, null)) {
            write(store, 1);
            var database = name(address);
            PostgresqlServer.sql(
                    database,
                    """
                    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
                    CREATE TRIGGER no_room BEFORE INSERT ON journal EXECUTE FUNCTION no_room()
                    """);
            assertThatThrownBy(() -> write(store, 2))
                    .isInstanceOf(StoreFull.class)
                    .hasMessageContaining("the disk of jdbc:postgresql://127.0.0.1:")
                    .hasMessageContaining(" is full; nothing of this was kept: make room there");
            PostgresqlServer.sql(database, "DROP TRIGGER no_room ON journal");
            write(store, 3);
            assertThat(number(store)).isEqualTo(3);
        }
    }

    /** How many statements a write takes; the last of them is its commit. */
    private static int countOfAWrite(Store store, FaultyConnection fault) {
        write(store, 1);
        for (var n = 1; ; n++) {
            fault.arm(n, When.BEFORE, false);
            var written = writes(store, 1);
            if (written && !fault.disarm()) {
                return n - 1;
            }
        }
    }

    private static void terminateBackends(String address) {
        var database = name(address);
        PostgresqlServer.sql(
                "postgres",
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                        + database
                        + "'");
    }

    private static void write(Store store, long number) {
        store.writeVoid(transaction -> {
            transaction.cursors().move("number", number);
            journal(transaction, number);
        });
    }

    private static void journal(Transaction transaction, long number) {
        transaction.journal().append(Samples.event(number), Samples.WATCH, "", Samples.NOON);
    }

    private static long number(Store store) {
        return store.<Long>read(t -> t.cursors().position("number"));
    }

    private static boolean writes(Store store, long number) {
        try {
            write(store, number);
            return true;
        } catch (StoreException _) {
            return false;
        }
    }

    private static boolean reads(Store store) {
        try {
            return number(store) >= 0;
        } catch (StoreException _) {
            return false;
        }
    }

    private static String told(Store store) {
        try {
            write(store, 0);
            return "";
        } catch (StoreException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private void requireRefused(String address, @Nullable String password, String sentence) {
        requireTold(() -> open(address, password).close(), sentence);
    }

    private static void requireTold(ThrowingCallable work, String sentence) {
        assertThatThrownBy(work).isInstanceOf(StoreException.class).hasMessageContaining(sentence);
    }

    private SqlStore open(String address, @Nullable String password) {
        try {
            var data = Files.createTempDirectory(folder, "data");
            return SqlStore.open(settings(new OnServer(address, password), data));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static OnServer onServer() {
        return new OnServer(PostgresqlServer.newDatabase(), null);
    }

    private static StoreSettings settings(OnServer place, Path data) {
        return new StoreSettings(data, place, TIME, SHORT_WAIT, 2);
    }

    private static String name(String address) {
        return address.replaceFirst(".*/(\\w+)\\?.*", "$1");
    }
}
