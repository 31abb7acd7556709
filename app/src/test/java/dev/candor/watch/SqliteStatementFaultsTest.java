package dev.candor.watch;

import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.FaultyConnection.When;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** A day on SQLite, whatever statement fails. */
class SqliteStatementFaultsTest extends StatementFaults {
    private static final int FEW = 41;

    @TempDir private Path folder;

    @Override
    Place place() throws Exception {
        var data = Files.createTempDirectory(folder, "data");
        return new Place(data, new DatabasePlace.InFile(data.resolve("candor.db")), () -> {});
    }

    @Test
    void aDayEndsTheSameWhicheverOfSomeStatementsFails() throws Exception {
        survive(When.BEFORE, false, FEW);
        survive(When.CUT_BEFORE, true, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "BEFORE, false",
        "BEFORE, true",
        "CUT_BEFORE, false",
        "CUT_BEFORE, true",
        "LATE, false",
    })
    void aDayEndsTheSameWhicheverStatementFails(When when, boolean untilLifted) throws Exception {
        survive(when, untilLifted, 1);
    }
}
