package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;
import dev.candor.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class MigrateSchemaTest {
    private static final Migration FIRST =
            new Migration(
                    1, "V0001__one.sql", "-- One; with a comment;\nCREATE TABLE one (a TEXT);\n");
    private static final Migration SECOND =
            new Migration(
                    2,
                    "V0002__two.sql",
                    "CREATE TABLE two (a TEXT);\nINSERT INTO one (a)\n    VALUES ('x;y');\n");

    @TempDir private Path folder;

    @Test
    void anEmptyDatabaseGetsEveryStepOnce() throws SQLException {
        migrate(List.of(FIRST, SECOND));
        assertThat(tables()).containsExactly("one", "schema_migration", "two");
        assertThat(applied())
                .containsExactly(
                        "1 V0001__one.sql " + Samples.NOON.toEpochMilli(),
                        "2 V0002__two.sql " + Samples.NOON.toEpochMilli());
        migrate(List.of(FIRST, SECOND));
        assertThat(applied()).hasSize(2);
        assertThat(list("SELECT a FROM one")).containsExactly("x;y");
    }

    @Test
    void onlyTheMissingStepsRun() throws SQLException {
        migrate(List.of(FIRST));
        migrate(List.of(FIRST, SECOND));
        assertThat(tables()).contains("two");
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
        migrate(List.of(FIRST, SECOND));
        assertThatThrownBy(() -> migrate(List.of(FIRST)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("made by a newer Candor")
                .hasMessageContaining("V0002__two.sql")
                .hasMessageContaining("start that version, or restore a backup");
        assertThat(applied()).hasSize(2);
    }

    @Test
    void aStepThatWasChangedAfterwardsIsRefused() {
        migrate(List.of(FIRST));
        var changed = new Migration(1, FIRST.name(), FIRST.sql() + "-- more\n");
        assertThatThrownBy(() -> migrate(List.of(changed, SECOND)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another text of schema step V0001__one.sql");
    }

    @Test
    void aStepThatFailsLeavesTheOneBeforeItInForce() throws SQLException {
        var broken =
                new Migration(
                        2,
                        "V0002__broken.sql",
                        "CREATE TABLE two (a TEXT);\nINSERT INTO nowhere VALUES (1);\n");
        assertThatThrownBy(() -> migrate(List.of(FIRST, broken)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not apply schema step V0002__broken.sql")
                .hasMessageContaining("nowhere");
        assertThat(tables()).containsExactly("one", "schema_migration");
        assertThat(applied()).hasSize(1);
        migrate(List.of(FIRST, SECOND));
        assertThat(applied()).hasSize(2);
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws SQLException {
        run("CREATE TABLE bookmarks (a TEXT)");
        assertThatThrownBy(() -> migrate(List.of(FIRST)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("tables of another program");
        assertThat(tables()).containsExactly("bookmarks");
    }

    @Test
    void aFileOfTheDialectWinsOverTheCommonOne() {
        var ledger = Migration.all(dialect()).get(3);
        assertThat(ledger.name()).isEqualTo("V0004__ledger.sql");
        assertThat(ledger.sql()).contains("AUTOINCREMENT");
    }

    @Test
    void theProgramsStepsAreNumberedUpwards() {
        var steps = Migration.all(dialect());
        assertThat(steps).extracting(Migration::version).isSorted().doesNotHaveDuplicates();
        for (var step : steps) {
            assertThat(step.name()).startsWith("V%04d__".formatted(step.version()));
            assertThat(step.statements()).isNotEmpty();
        }
    }

    @Test
    void everyFileBesideTheProgramIsOneOfItsSteps() {
        var resources = Path.of("src/main/resources/dev/candor/store/sql");
        for (var dialect : List.of("common", "sqlite", "postgresql")) {
            var files = resources.resolve(dialect).toFile().list();
            assertThat(files).isNotNull();
            assertThat(files)
                    .filteredOn(name -> name.endsWith(".sql"))
                    .allSatisfy(name -> assertThat(Migration.FILES).contains(name));
        }
    }

    private void migrate(List<Migration> steps) {
        new SqliteFile(file(), StoreSettings.of(folder, new ManualTime(Samples.NOON)))
                .migrate(steps);
    }

    private Dialect dialect() {
        return new SqliteDialect(file());
    }

    private Path file() {
        return folder.resolve(SqliteFile.NAME);
    }

    private List<String> tables() throws SQLException {
        return list("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    }

    private List<String> applied() throws SQLException {
        return list(
                "SELECT version || ' ' || name || ' ' || applied_at FROM schema_migration"
                        + " ORDER BY version");
    }

    private List<String> list(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
