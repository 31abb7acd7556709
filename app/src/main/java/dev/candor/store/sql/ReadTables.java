package dev.candor.store.sql;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Everything that a database holds, a few rows in memory at a time.
 *
 * @param connection with the transaction whose snapshot is read
 * @param dialect of the database
 */
record ReadTables(Connection connection, Dialect dialect) implements RowSink.Source {
    @Override
    public void sendTo(RowSink sink) throws IOException, SQLException {
        for (var table : StoredTables.of(connection)) {
            sink.table(table);
            var width = table.columns().size();
            dialect.each(connection, table.select(), rows -> sink.row(values(rows, width)));
        }
        for (Map.Entry<String, Long> each : dialect.givenNumbers(connection).entrySet()) {
            sink.given(each.getKey(), each.getValue());
        }
    }

    private static @Nullable Object[] values(ResultSet rows, int width) throws SQLException {
        var values = new @Nullable Object[width];
        for (var i = 0; i < width; i++) {
            values[i] = plain(rows.getObject(i + 1));
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Number number -> number.longValue();
            case Boolean flag -> flag ? 1L : 0L;
            case byte[] bytes -> bytes;
            default -> value.toString();
        };
    }
}
