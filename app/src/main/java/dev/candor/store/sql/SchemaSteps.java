package dev.candor.store.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads of table {@code schema_migration}. */
final class SchemaSteps {
    private static final String APPLIED =
            """
            SELECT version, name, checksum FROM schema_migration ORDER BY version
            """;

    private SchemaSteps() {}

    /** The checksums of the steps that were run, by name, in order. */
    static Map<String, String> applied(Sql sql) {
        var steps = new LinkedHashMap<String, String>();
        sql.list(APPLIED, row -> Map.entry(row.text("name"), row.text("checksum")))
                .forEach(step -> steps.put(step.getKey(), step.getValue()));
        return steps;
    }
}
