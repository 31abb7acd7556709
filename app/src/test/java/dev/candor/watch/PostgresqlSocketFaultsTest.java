package dev.candor.watch;

import dev.candor.fixture.FaultProxy;
import dev.candor.fixture.FaultProxy.Kind;
import dev.candor.fixture.Folders;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A day on PostgreSQL behind a line that goes bad at some piece of bytes. */
@Tag("postgresql")
class PostgresqlSocketFaultsTest {
    private static final int FEW = 151;
    private static final int MANY = 7;
    private static final Duration SHORT_WAIT = Duration.ofMillis(500);

    /** With all tables and nothing in them: to make them anew for each day takes the most time. */
    private static String template = "";

    @TempDir private Path folder;

    @BeforeAll
    static void prepare(@TempDir Path folder) {
        template = PostgresqlServer.newDatabase();
        var place = new DatabasePlace.OnServer(template, null);
        SqlStore.open(StoreSettings.of(folder, place, new ManualTime(Story.BEGIN))).close();
    }

    @Test
    void aDayEndsTheSameWhicheverOfSomePiecesIsLost() throws Exception {
        survive(Kind.CUT, false, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"CUT, false", "CUT, true", "TORN, false"})
    void aDayEndsTheSameWhicheverPieceIsLost(Kind kind, boolean untilLifted) throws Exception {
        survive(kind, untilLifted, MANY);
    }

    private void survive(Kind kind, boolean untilLifted, int stride) throws Exception {
        Days.survive(
                kind + ", until lifted: " + untilLifted, stride, n -> day(n, kind, untilLifted));
    }

    private Days.Lived day(int n, Kind kind, boolean untilLifted) throws Exception {
        var time = new ManualTime(Story.BEGIN);
        var data = Files.createTempDirectory(folder, "data");
        try (var copy = PostgresqlServer.copyOf(template);
                var proxy = FaultProxy.before(PostgresqlServer.port());
                var store = open(copy, data, proxy, time)) {
            proxy.arm(n, kind, untilLifted);
            return Days.live(store, time, proxy);
        } finally {
            Folders.delete(data);
        }
    }

    private static SqlStore open(
            PostgresqlServer.Copy copy, Path data, FaultProxy proxy, ManualTime time) {
        var address = PostgresqlServer.through(copy.address(), proxy);
        var place = new DatabasePlace.OnServer(address, null);
        return SqlStore.open(new StoreSettings(data, place, time, SHORT_WAIT, 4));
    }
}
