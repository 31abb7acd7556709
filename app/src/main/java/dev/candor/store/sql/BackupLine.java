package dev.candor.store.sql;

import dev.candor.store.Backup;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;

/**
 * The lines of a backup, each a JSON text: the manifest; for each table a line with its name and
 * columns and a line for each row, an array; the numbers given; the end, with the SHA-256 of all
 * bytes before it.
 */
final class BackupLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupLine() {}

    /** What a backup of that transaction's snapshot says of itself. */
    static Backup describe(SqlTransaction transaction, StoreSettings settings, String version) {
        var end = transaction.journal().end();
        return new Backup(
                Backup.FORMAT,
                version,
                settings.time().now(),
                settings.place().toString(),
                transaction.sql().dialect().folder(),
                end.position(),
                end.hash(),
                SchemaSteps.applied(transaction.sql()).entrySet().stream()
                        .map(step -> new Backup.Step(step.getKey(), step.getValue()))
                        .toList());
    }

    static byte[] manifest(Backup backup) {
        var node = JSON.createObjectNode();
        node.put("candor_backup", backup.format())
                .put("version", backup.version())
                .put("made_at", backup.madeAt().toString())
                .put("database", backup.database())
                .put("dialect", backup.dialect())
                .put("journal_position", backup.position())
                .put("journal_hash", backup.hash());
        var steps = node.putArray("schema");
        backup.schema()
                .forEach(step ->
                        steps.addObject().put("name", step.name()).put("sha256", step.checksum()));
        return bytes(node);
    }

    /**
     * Reads the first line.
     *
     * @throws StoreException when it is none, or of a format that is not known
     */
    static Backup manifest(JsonNode node) {
        var format = node.path("candor_backup").asInt(0);
        if (format == 0) {
            throw new StoreException("it is not a backup made by Candor");
        }
        if (format != Backup.FORMAT) {
            throw new StoreException(
                    "it is of format " + format + ", made by a newer Candor: restore it with that");
        }
        var steps = new ArrayList<Backup.Step>();
        for (var step : node.path("schema")) {
            steps.add(new Backup.Step(text(step, "name"), text(step, "sha256")));
        }
        return new Backup(
                format,
                text(node, "version"),
                instant(node, "made_at"),
                text(node, "database"),
                text(node, "dialect"),
                node.path("journal_position").asLong(0),
                text(node, "journal_hash"),
                steps);
    }

    private static Instant instant(JsonNode node, String member) {
        try {
            return Instant.parse(text(node, member));
        } catch (DateTimeException e) {
            throw new StoreException("its '" + member + "' is no instant", e);
        }
    }

    static byte[] table(StoredTable table) {
        var node = JSON.createObjectNode().put("table", table.name());
        var columns = node.putArray("columns");
        table.columns().forEach(columns::add);
        return bytes(node);
    }

    static StoredTable table(JsonNode node) {
        var columns = node.path("columns").valueStream().map(each -> each.asString("")).toList();
        return new StoredTable(text(node, "table"), columns);
    }

    /** A row as an array; bytes as an object with their Base64 (RFC 4648, section 4). */
    static byte[] row(@Nullable Object[] values) {
        var array = JSON.createArrayNode();
        for (var value : values) {
            switch (value) {
                case null -> array.addNull();
                case Long number -> array.add(number.longValue());
                case Double number -> array.addObject().put("double", Double.toString(number));
                case byte[] bytes ->
                        array.addObject().put("base64", Base64.getEncoder().encodeToString(bytes));
                default -> array.add(value.toString());
            }
        }
        return bytes(array);
    }

    static @Nullable Object[] row(JsonNode array) {
        var values = new @Nullable Object[array.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(array.get(i));
        }
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            return node.has("double")
                    ? (Object) Double.valueOf(text(node, "double"))
                    : Base64.getDecoder().decode(text(node, "base64"));
        }
        return node.isNumber() ? (Object) node.asLong() : node.asString();
    }

    /** The secret of the installation; a Candor that does not know of it leaves the line out. */
    static byte[] secret(String text) {
        return bytes(JSON.createObjectNode().put("secret", text));
    }

    static byte[] given(String table, long number) {
        return bytes(JSON.createObjectNode().put("given", table).put("number", number));
    }

    static byte[] end(String sha256, long rows) {
        return bytes(JSON.createObjectNode().put("end", sha256).put("rows", rows));
    }

    /**
     * What a line says.
     *
     * @throws StoreException when it is not JSON
     */
    static JsonNode read(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new StoreException("a line of it is not JSON", e);
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static byte[] bytes(JsonNode node) {
        return (node + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
