package dev.candor.watch;

import dev.candor.fixture.Folders;
import dev.candor.fixture.ManualTime;
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

/** A day on SQLite, whatever statement fails. */
class SqliteStatementFaultsTest extends StatementFaults {
    private static final String FILE = "candor.db";
    private static final int FEW = 41;

    /** With all tables and nothing in them: to make them anew for each day takes the most time. */
    @TempDir private static Path template;

    @BeforeAll
    static void prepare() {
        SqlStore.open(StoreSettings.of(template, new ManualTime(Story.BEGIN))).close();
    }

    @Override
    Place place() throws Exception {
        var data = Folders.inMemory();
        var file = Files.copy(template.resolve(FILE), data.resolve(FILE));
        return new Place(data, new DatabasePlace.InFile(file), () -> {});
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
