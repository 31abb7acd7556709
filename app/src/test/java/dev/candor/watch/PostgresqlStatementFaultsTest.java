package dev.candor.watch;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.FaultyConnection;
import dev.candor.store.sql.FaultyConnection.When;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

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

    @TempDir private Path folder;

    @Override
    SqlStore open(ManualTime time, FaultyConnection fault) throws Exception {
        var place = new DatabasePlace.OnServer(PostgresqlServer.newDatabase(), null);
        var data = Files.createTempDirectory(folder, "data");
        return fault.open(StoreSettings.of(data, place, time));
    }

    @Test
    void aDayEndsTheSameWhicheverOfSomeStatementsIsCutOff() throws Exception {
        survive(When.CUT_BEFORE, false, FEW);
        survive(When.CUT_AFTER, true, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "BEFORE, false",
        "BEFORE, true",
        "CUT_BEFORE, false",
        "CUT_BEFORE, true",
        "CUT_AFTER, false",
        "CUT_AFTER, true",
        "LATE, false",
    })
    void aDayEndsTheSameWhicheverStatementFails(When when, boolean untilLifted) throws Exception {
        survive(when, untilLifted, 1);
    }
}
