package dev.candor.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of a database, read from its own catalogue, so that a table that a later schema step
 * adds is carried by backups and copies without being named anywhere.
 */
final class StoredTables {
    /** Belongs to the schema, not to what is kept in it. */
    private static final String STEPS = "schema_migration";

    private StoredTables() {}

    /** All of them except the list of schema steps; a table comes after those it refers to. */
    static List<StoredTable> of(Connection connection) throws SQLException {
        var columns = columns(connection);
        var waiting = new TreeMap<String, Set<String>>();
        for (var table : columns.keySet()) {
            waiting.put(table, parents(connection, table));
        }
        var ordered = new ArrayList<StoredTable>();
        while (!waiting.isEmpty()) {
            var next = next(waiting);
            waiting.remove(next);
            ordered.add(new StoredTable(next, columns.getOrDefault(next, List.of())));
        }
        return ordered;
    }

    /** The first one that refers to none that waits; in a circle, the one with the fewest. */
    private static String next(Map<String, Set<String>> waiting) {
        return waiting.keySet().stream()
                .min(Comparator.comparingLong(table -> waits(waiting, table)))
                .orElseThrow();
    }

    private static long waits(Map<String, Set<String>> waiting, String table) {
        return waiting.getOrDefault(table, Set.of()).stream()
                .filter(parent -> !parent.equals(table) && waiting.containsKey(parent))
                .count();
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<String, List<String>>();
        var catalogue = connection.getMetaData();
        try (var rows =
                catalogue.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                var name = rows.getString("TABLE_NAME");
                if (!name.equals(STEPS) && !name.startsWith("sqlite_")) {
                    tables.put(name, new ArrayList<>());
                }
            }
        }
        try (var rows = catalogue.getColumns(null, connection.getSchema(), "%", "%")) {
            while (rows.next()) {
                var columns = tables.get(rows.getString("TABLE_NAME"));
                if (columns != null) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return tables;
    }

    private static Set<String> parents(Connection connection, String table) throws SQLException {
        var parents = new TreeSet<String>();
        try (var rows =
                connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME"));
            }
        }
        return parents;
    }
}
