package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;
import dev.candor.store.StoreException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Whoever changes the journal behind Candor's back is found out. */
class JournalTamperingTest {
    @TempDir private Path folder;

    @BeforeEach
    void tenEvents() {
        try (var store = open()) {
            store.writeVoid(transaction -> {
                for (var n = 0; n < 10; n++) {
                    transaction
                            .journal()
                            .append(
                                    Samples.event(n),
                                    Samples.WATCH,
                                    "reason " + n,
                                    Samples.NOON.plusSeconds(n));
                }
            });
        }
        assertThat(firstBreak()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "at, 1",
        "actor_kind, 'token'",
        "actor_name, 'nobody'",
        "reason, 'reason 9'",
        "type, 'clock.stopped'",
        "version, 2",
        "payload, '{\"stepMillis\":7}'",
        "hash, '0000000000000000000000000000000000000000000000000000000000000000'"
    })
    void anEditedColumnIsFound(String column, String value) throws SQLException {
        tamper("UPDATE journal SET " + column + " = ? WHERE position = 4", value);
        assertThat(firstBreak()).get().asString().startsWith("row 4 of the journal does not match");
    }

    @Test
    void textMovedFromOneColumnToTheNextIsFound() throws SQLException {
        tamper("UPDATE journal SET actor_name = 'wat', reason = 'chreason 3' WHERE position = 4");
        assertThat(firstBreak()).get().asString().startsWith("row 4 ");
    }

    @Test
    void aHashMadeToFitIsFoundInTheNextRow() throws SQLException {
        var rows = new JournalRow(4, 1, "system", "watch", "", "clock.stepped", 1, "{}");
        tamper("UPDATE journal SET hash = ? WHERE position = 4", rows.hash("x"));
        tamper("DELETE FROM journal WHERE position < 4");
        tamper("UPDATE journal SET position = position - 3");
        assertThat(firstBreak()).isPresent();
    }

    @Test
    void aDeletedRowIsFound() throws SQLException {
        tamper("DELETE FROM journal WHERE position = 4");
        assertThat(firstBreak()).contains("row 4 of the journal is missing");
    }

    @Test
    void severalDeletedRowsAreFound() throws SQLException {
        tamper("DELETE FROM journal WHERE position <= 3");
        assertThat(firstBreak()).contains("rows 1 to 3 of the journal are missing");
    }

    @Test
    void aDeletedEndIsFoundByTheCounter() throws SQLException {
        tamper("DELETE FROM journal WHERE position > 8");
        assertThat(firstBreak()).contains("rows 9 to 10 of the journal are missing");
    }

    @Test
    void rowsThatWereAddedAreFound() throws SQLException {
        tamper("UPDATE counter SET value = 8 WHERE name = 'journal'");
        assertThat(firstBreak()).contains("the journal goes on to row 10, but only 8 were written");
    }

    @Test
    void twoSwappedRowsAreFound() throws SQLException {
        tamper("UPDATE journal SET position = -1 WHERE position = 4");
        tamper("UPDATE journal SET position = 4 WHERE position = 7");
        tamper("UPDATE journal SET position = 7 WHERE position = -1");
        assertThat(firstBreak()).get().asString().startsWith("row 4 ");
    }

    @Test
    void aJournalWithoutItsNewestRowTakesNoMore() throws SQLException {
        tamper("DELETE FROM journal WHERE position = 10");
        try (var store = open()) {
            assertThatThrownBy(() ->
                            store.writeVoid(transaction -> {
                                transaction.cursors().move("kept", 1);
                                transaction
                                        .journal()
                                        .append(Samples.event(1), Samples.WATCH, "", Samples.NOON);
                            }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("row 10 of the journal is missing");
            assertThat(store.<Long>read(t -> t.cursors().position("kept"))).isZero();
        }
    }

    @Test
    void aTypeFromANewerProgramIsNamed() throws SQLException {
        tamper("UPDATE journal SET type = 'sun.exploded', version = 3 WHERE position = 4");
        try (var store = open()) {
            assertThat(store.<Integer>read(t -> t.journal().after(4, 10).size())).isEqualTo(6);
            assertThatThrownBy(() -> store.<Integer>read(t -> t.journal().after(0, 10).size()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(
                            "row 4 of the journal is of type sun.exploded, version 3");
        }
    }

    private Optional<String> firstBreak() {
        try (var store = open()) {
            return store.read(transaction -> transaction.journal().firstBreak());
        }
    }

    private SqlStore open() {
        return SqlStore.open(StoreSettings.of(folder, new ManualTime(Samples.NOON)));
    }

    private void tamper(String sql, String... values) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve(SqliteFile.NAME));
                var statement = connection.prepareStatement(sql)) {
            for (var n = 0; n < values.length; n++) {
                statement.setString(n + 1, values[n]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
