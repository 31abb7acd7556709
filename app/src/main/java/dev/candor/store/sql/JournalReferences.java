package dev.candor.store.sql;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the journal speaks of must be there: notices, updates, tokens and alerts are never deleted.
 * (Intervals are, when a person states others in their place; and components get other names.)
 *
 * @param transaction to read on
 */
record JournalReferences(SqlTransaction transaction) {
    private static final int SLICE = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** By the field of an event: the table in whose column {@code id} it stands. */
    private static final Map<String, String> TABLES =
            Map.of(
                    "notice", "notice",
                    "update", "notice_update",
                    "token", "token",
                    "alert", "alert");

    private static final String AFTER =
            """
            SELECT position, payload FROM journal WHERE position > ? ORDER BY position LIMIT ?
            """;

    private record Entry(long position, String payload) {}

    /** At most so many that are missing, as sentences. */
    List<String> missing(int most) {
        var sql = transaction.sql();
        var missing = new ArrayList<String>();
        var last = 0L;
        var slice = slice(sql, last);
        while (!slice.isEmpty() && missing.size() < most) {
            for (var table : TABLES.entrySet()) {
                missing.addAll(missing(sql, table.getKey(), table.getValue(), slice));
            }
            last = slice.getLast().position();
            slice = slice(sql, last);
        }
        return missing.stream().limit(most).toList();
    }

    private static List<Entry> slice(Sql sql, long after) {
        return sql.list(
                AFTER, row -> new Entry(row.number("position"), row.text("payload")), after, SLICE);
    }

    private static List<String> missing(Sql sql, String field, String table, List<Entry> slice) {
        var named = named(field, slice);
        if (named.isEmpty()) {
            return List.of();
        }
        var missing = new LinkedHashSet<>(named);
        missing.removeAll(there(sql, table, named));
        return missing.stream()
                .map(id -> "the journal speaks of the " + field + " " + id + ", which is not there")
                .toList();
    }

    private static Set<String> named(String field, List<Entry> slice) {
        var named = new LinkedHashSet<String>();
        for (var entry : slice) {
            var value = read(entry.payload()).path(field);
            if (value.isString()) {
                named.add(value.asString());
            }
        }
        return named;
    }

    private static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JacksonException _) {
            return JSON.createObjectNode(); // the chain says that it was changed
        }
    }

    private static Set<String> there(Sql sql, String table, Set<String> ids) {
        var markers = ids.stream().map(_ -> "?").collect(Collectors.joining(", "));
        var query = "SELECT id FROM " + table + " WHERE id IN (" + markers + ")";
        return new HashSet<>(sql.list(query, row -> row.text("id"), ids.toArray()));
    }
}
