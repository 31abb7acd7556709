package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What must hold of every database file that nobody tampered with. */
final class Invariants {
    private Invariants() {}

    /** Checks the closed store in that folder. */
    static void hold(Path folder) throws SQLException {
        try (var connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME))) {
            assertThat(text(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check"))
                    .as("rows that refer to nothing")
                    .isEqualTo("0");
            assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(text(connection, "SELECT COALESCE(MAX(position), 0) FROM journal"))
                    .as("the journal's counter")
                    .isEqualTo(text(connection, "SELECT value FROM counter WHERE name='journal'"));
            assertThat(text(connection, "SELECT COUNT(*) FROM journal_cursor WHERE position < 0"))
                    .isEqualTo("0");
            var dialect = new SqliteDialect(folder.resolve(SqliteFile.NAME));
            assertThat(new SqlTransaction(connection, dialect, false).journal().firstBreak())
                    .as("the journal's chain")
                    .isEmpty();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
