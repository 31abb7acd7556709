package dev.candor.store.sql;

import dev.candor.store.StoreException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema, applied once and never changed afterwards.
 *
 * @param version 1, 2, 3 …
 * @param name the file's name
 * @param sql its statements, each ended by a semicolon at the end of a line
 */
record Migration(int version, String name, String sql) {
    /** All steps of this program, in order. A file of the dialect's folder wins over a common. */
    static final List<String> FILES =
            List.of(
                    "V0001__journal.sql",
                    "V0002__pages_and_components.sql",
                    "V0003__notices.sql",
                    "V0004__ledger.sql",
                    "V0005__results.sql",
                    "V0006__state.sql",
                    "V0010__history.sql",
                    "V0015__requests.sql",
                    "V0020__entry_facts.sql",
                    "V0021__entry_links.sql",
                    "V0022__page_zones.sql",
                    "V0030__changes.sql",
                    "V0031__measurements.sql",
                    "V0032__postmortems.sql",
                    "V0040__component_since.sql",
                    "V0041__uptime_targets.sql",
                    "V0050__deliveries.sql",
                    "V0052__quarantine.sql",
                    "V0053__subscribers.sql",
                    "V0054__audiences.sql",
                    "V0055__alerts.sql",
                    "V0056__telling_rules.sql",
                    "V0058__quarantine_subject.sql",
                    "V0059__audience_sources.sql",
                    "V0060__alert_notice.sql",
                    "V0062__audience_failing.sql",
                    "V0064__delivery_indexes.sql",
                    "V0065__audience_names.sql");

    private static final int VERSION_START = 1;
    private static final int VERSION_END = 5;

    /** This program's steps for that database. */
    static List<Migration> all(Dialect dialect) {
        return FILES.stream().map(name -> read(dialect, name)).toList();
    }

    /** Lower-case hexadecimal SHA-256 of its text. */
    String checksum() {
        return sha256(sql);
    }

    /** Its statements, without comment lines. */
    List<String> statements() {
        var code = new StringBuilder();
        sql.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .forEach(line -> code.append(line.stripTrailing()).append('\n'));
        return Arrays.stream(code.toString().split(";\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Migration read(Dialect dialect, String name) {
        var version = Integer.parseInt(name, VERSION_START, VERSION_END, 10);
        try {
            var own = resource(dialect.folder() + "/" + name);
            return new Migration(version, name, own.isEmpty() ? resource("common/" + name) : own);
        } catch (IOException e) {
            throw new StoreException("could not read the program's own file " + name, e);
        }
    }

    private static String resource(String path) throws IOException {
        try (var stream = Migration.class.getResourceAsStream(path)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
