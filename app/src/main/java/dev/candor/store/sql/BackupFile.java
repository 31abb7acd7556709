package dev.candor.store.sql;

import dev.candor.store.Backup;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A backup to be restored.
 *
 * @param path of the file
 * @param manifest what it says of itself
 * @param secret the installation's, or null in one that an older Candor made
 */
public record BackupFile(Path path, Backup manifest, @Nullable String secret)
        implements RowSink.Source {
    /** No row that Candor writes comes near it. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int BUFFER = 1 << 16;

    /** Looks at one line. */
    @FunctionalInterface
    private interface EachLine {
        void look(JsonNode line) throws IOException, SQLException;
    }

    /**
     * Reads it from the first byte to the last and holds it against its checksum.
     *
     * @throws StoreException when it is not there, not a backup, or not whole; the message says
     *     what to do
     */
    public static BackupFile verified(Path path) {
        var manifest = new Backup[1];
        var secret = new @Nullable String[1];
        try {
            eachLine(
                    path,
                    line -> {
                        if (manifest[0] == null) {
                            manifest[0] = BackupLine.manifest(line);
                        } else if (line.has("secret")) {
                            secret[0] = BackupLine.text(line, "secret");
                        }
                    });
            return new BackupFile(path, manifest[0], secret[0]);
        } catch (NoSuchFileException e) {
            throw new StoreException("there is no file " + path, e);
        } catch (IOException | SQLException e) {
            throw new StoreException(damaged(path, String.valueOf(e.getMessage())), e);
        } catch (StoreException e) {
            throw new StoreException(damaged(path, String.valueOf(e.getMessage())), e);
        }
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return path.toString();
    }

    private static String damaged(Path path, String why) {
        return "the backup " + path + " cannot be restored: " + why + "; take another one";
    }

    @Override
    public void sendTo(RowSink sink) throws IOException, SQLException {
        eachLine(path, line -> send(line, sink));
    }

    private static void send(JsonNode line, RowSink sink) throws IOException, SQLException {
        if (line.isArray()) {
            sink.row(BackupLine.row(line));
        } else if (line.has("table")) {
            sink.table(BackupLine.table(line));
        } else if (line.has("given")) {
            sink.given(BackupLine.text(line, "given"), line.path("number").asLong(0));
        }
    }

    /** All lines but the last, which must be there and be right. */
    private static void eachLine(Path path, EachLine look) throws IOException, SQLException {
        var digest = BackupWriter.sha256();
        var rows = 0L;
        try (var in = open(path)) {
            for (var bytes = line(in); bytes != null; bytes = line(in)) {
                var line = BackupLine.read(bytes);
                if (line.has("end")) {
                    var hash = HexFormat.of().formatHex(digest.digest());
                    requireEnd(in, line, hash, rows);
                    return;
                }
                digest.update(bytes);
                rows += line.isArray() ? 1 : 0;
                look.look(line);
            }
        }
        throw new StoreException("it ends in the middle");
    }

    private static void requireEnd(InputStream in, JsonNode end, String hash, long rows)
            throws IOException {
        if (!hash.equals(BackupLine.text(end, "end")) || rows != end.path("rows").asLong(-1)) {
            throw new StoreException("its checksum does not match: it was changed or damaged");
        }
        if (in.read() >= 0) {
            throw new StoreException("something follows its end");
        }
    }

    private static InputStream open(Path path) throws IOException {
        var file = Files.newInputStream(path);
        try {
            return new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
        } catch (IOException e) {
            file.close();
            throw new StoreException("it is not a backup made by Candor", e);
        }
    }

    /** The next line with its end, or null when there is none. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST_LINE) {
                throw new StoreException("a line of it is longer than 64 MiB");
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }
}
