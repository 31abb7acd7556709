package dev.candor.store.sql;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/**
 * One row of an answer. Instants are UTC epoch milliseconds, enums their lower-case names.
 *
 * @param columns the driver's cursor, standing on the row
 */
record Row(ResultSet columns) {
    String text(String column) throws SQLException {
        var value = columns.getString(column);
        if (value == null) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return value;
    }

    @Nullable String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    /** Text in which the empty one stands for null, as in a key. */
    @Nullable String textUnlessEmpty(String column) throws SQLException {
        var value = text(column);
        return value.isEmpty() ? null : value;
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    double decimal(String column) throws SQLException {
        return columns.getDouble(column);
    }

    int count(String column) throws SQLException {
        return columns.getInt(column);
    }

    byte[] bytes(String column) throws SQLException {
        return columns.getBytes(column);
    }

    @Nullable Integer countOrNull(String column) throws SQLException {
        var value = columns.getInt(column);
        return columns.wasNull() ? null : value;
    }

    boolean flag(String column) throws SQLException {
        return columns.getInt(column) != 0;
    }

    Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(columns.getLong(column));
    }

    @Nullable Instant instantOrNull(String column) throws SQLException {
        var value = columns.getLong(column);
        return columns.wasNull() ? null : Instant.ofEpochMilli(value);
    }

    <E extends Enum<E>> E code(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> @Nullable E codeOrNull(String column, Class<E> type) throws SQLException {
        var value = columns.getString(column);
        return value == null ? null : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    NoticeId notice(String column) throws SQLException {
        return new NoticeId(text(column));
    }

    @Nullable NoticeId noticeOrNull(String column) throws SQLException {
        var value = columns.getString(column);
        return value == null ? null : new NoticeId(value);
    }

    ComponentId component(String column) throws SQLException {
        return new ComponentId(text(column));
    }

    @Nullable ComponentId componentOrNull(String column) throws SQLException {
        var value = columns.getString(column);
        return value == null ? null : new ComponentId(value);
    }
}
