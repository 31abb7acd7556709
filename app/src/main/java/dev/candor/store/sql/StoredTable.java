package dev.candor.store.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One table of the database as the database itself describes it.
 *
 * @param name of the table
 * @param columns their names, in the table's order
 */
record StoredTable(String name, List<String> columns) {
    StoredTable {
        columns = List.copyOf(columns);
    }

    /** Its name as an identifier. */
    String quoted() {
        return quoted(name);
    }

    /** All of its rows. */
    String select() {
        return "SELECT " + names() + " FROM " + quoted();
    }

    /**
     * Adds a row.
     *
     * @param overriding what stands before the values
     */
    String insert(String overriding) {
        var markers = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO "
                + quoted()
                + " ("
                + names()
                + ") "
                + overriding
                + "VALUES ("
                + markers
                + ")";
    }

    private String names() {
        return columns.stream().map(StoredTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
