package dev.candor.store.sql;

import static java.util.stream.Collectors.joining;

import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs the statements of one table on one transaction's connection, parameters always bound: an
 * instant as UTC epoch milliseconds, an enum as its lower-case name, a boolean as 0 or 1, numbers
 * as they are, anything else as its text. What the driver throws comes out as a sentence.
 *
 * @param connection the transaction's
 * @param dialect explains what goes wrong
 * @param fate whether the transaction may read and write
 * @param what what the table holds, for sentences: {@code the notices}
 */
record Sql(Connection connection, Dialect dialect, Fate fate, String what) {
    private static final int BATCH = 1000;
    private static final int SLICE = 100;

    /** Makes an object from a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** The parameters of one item of a batch. */
    @FunctionalInterface
    interface Parameters<T> {
        @Nullable Object[] of(T item);
    }

    /** All rows. */
    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... parameters) {
        fate.requireSound("could not read " + what);
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            var answer = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                var row = new Row(rows);
                while (rows.next()) {
                    answer.add(reader.read(row));
                }
            }
            return answer;
        } catch (SQLException e) {
            throw failed("could not read " + what, e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    "a row of " + what + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /**
     * All rows of a query with {@code IN (%s)}, asked for as many keys at a time as one statement
     * takes. The last keys of a slice are repeated, so that there are few different statements.
     */
    <T> List<T> inSlices(String sql, List<?> keys, Reader<T> reader) {
        return inSlices(sql, List.of(), keys, reader);
    }

    /** The same of a query with parameters before its keys. */
    <T> List<T> inSlices(String sql, List<?> before, List<?> keys, Reader<T> reader) {
        var answer = new ArrayList<T>();
        for (var from = 0; from < keys.size(); from += SLICE) {
            var slice = keys.subList(from, Math.min(from + SLICE, keys.size()));
            var places = slice.size() == 1 ? 1 : SLICE;
            var parameters = before.toArray(new @Nullable Object[before.size() + places]);
            for (var i = 0; i < places; i++) {
                parameters[before.size() + i] = slice.get(Math.min(i, slice.size() - 1));
            }
            answer.addAll(list(sql.formatted(marks(places)), reader, parameters));
        }
        return answer;
    }

    private static String marks(int places) {
        return String.join(", ", Collections.nCopies(places, "?"));
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... parameters) {
        var rows = list(sql, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Changes rows and answers how many. */
    int change(String sql, @Nullable Object... parameters) {
        requireWritable();
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed("could not write " + what, e);
        }
    }

    /** Changes rows and answers the one number that the statement returns. */
    long changeReturning(String sql, @Nullable Object... parameters) {
        requireWritable();
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new StoreException("could not write " + what + ": the row is not there");
                }
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw failed("could not write " + what, e);
        }
    }

    /** Runs one statement for each item, in their order. */
    <T> void each(String sql, Collection<T> items, Parameters<T> parameters) {
        requireWritable();
        if (items.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            var waiting = 0;
            for (var item : items) {
                bind(statement, parameters.of(item));
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw failed("could not write " + what, e);
        }
    }

    /**
     * Changes the rows of many names with one statement, in which {@code IN (%s)} is the last
     * place: where many rows change in the same way, this is less work than a batch.
     *
     * @param names of letters and digits
     */
    void changeAll(String sql, Collection<?> names, @Nullable Object... parameters) {
        if (names.isEmpty()) {
            return;
        }
        var all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] =
                names.stream().map(Object::toString).collect(joining("\",\"", "[\"", "\"]"));
        change(sql.formatted(dialect.listed()), all);
    }

    void requireWritable() {
        fate.requireWritable("could not write " + what);
    }

    private StoreException failed(String tried, SQLException cause) {
        fate.fail();
        return dialect.explain(tried, cause);
    }

    /**
     * A limit, checked.
     *
     * @throws IllegalArgumentException when it is not 1 to {@code most}
     */
    static int bounded(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("a limit must be 1 to " + most + ", not " + limit);
        }
        return limit;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case Instant instant -> statement.setLong(place, instant.toEpochMilli());
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            case Double number -> statement.setDouble(place, number);
            case byte[] bytes -> statement.setBytes(place, bytes);
            case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
            case Enum<?> code -> statement.setString(place, code.name().toLowerCase(Locale.ROOT));
            default -> statement.setString(place, value.toString());
        }
    }
}
