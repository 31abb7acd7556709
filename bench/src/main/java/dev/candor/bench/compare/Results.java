package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What a stopped Candor left in its database: only what is stored counts as done. */
final class Results {
    private static final String COUNT =
            "SELECT COUNT(*), SUM(outcome = 'up') FROM result WHERE at >= ? AND at < ?";

    private Results() {}

    /** How many results were observed in a time, and how many of them were good. */
    record Count(long all, long good) {}

    /** Counts the results in {@code from <= at < to}, in epoch milliseconds. */
    static Count between(Path folder, long from, long to) throws IOException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("candor.db"));
                var statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Count(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IOException("the results in " + folder + " cannot be counted", e);
        }
    }
}
