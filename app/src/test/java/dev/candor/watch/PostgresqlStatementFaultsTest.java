package dev.candor.watch;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.FaultyConnection.When;
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

/** A day on PostgreSQL, whatever statement fails; where it is cut, the socket really is. */
@Tag("postgresql")
class PostgresqlStatementFaultsTest extends StatementFaults {
    private static final int FEW = 61;

    /** With all tables and nothing in them: to make them anew for each day takes the most time. */
    private static String template = "";

    @TempDir private Path folder;

    @BeforeAll
    static void prepare(@TempDir Path folder) {
        template = PostgresqlServer.newDatabase();
        var place = new DatabasePlace.OnServer(template, null);
        SqlStore.open(StoreSettings.of(folder, place, new ManualTime(Story.BEGIN))).close();
    }

    @Override
    Place place() throws Exception {
        var copy = PostgresqlServer.copyOf(template);
        var database = new DatabasePlace.OnServer(copy.address(), null);
        return new Place(Files.createTempDirectory(folder, "data"), database, copy::close);
    }

    @Test
    void aDayEndsTheSameWhicheverOfSomeStatementsIsCutOff() throws Exception {
        survive(When.CUT_BEFORE, false, FEW);
        survive(When.CUT_AFTER, true, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        // Each statement once cut off for a moment and once for good; the other ways, which
        // SQLite's suite strikes everywhere, at every few.
        "CUT_AFTER, false, 1",
        "CUT_BEFORE, true, 1",
        "BEFORE, false, 5",
        "BEFORE, true, 5",
        "CUT_BEFORE, false, 5",
        "CUT_AFTER, true, 5",
        "LATE, false, 25",
    })
    void aDayEndsTheSameWhicheverStatementFails(When when, boolean untilLifted, int stride)
            throws Exception {
        survive(when, untilLifted, stride);
    }
}
