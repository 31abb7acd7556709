package dev.candor.store.sql;

import dev.candor.store.Backup;
import dev.candor.store.Marks;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes the lines of a backup, compressed (RFC 1952). Confined to one thread. */
final class BackupWriter implements RowSink {
    private static final int BUFFER = 1 << 16;

    private final GZIPOutputStream compressed;
    private final DigestOutputStream lines;
    private final Marks marks;
    private long rows;

    BackupWriter(OutputStream out, Marks marks) throws IOException {
        this.marks = marks;
        compressed = new GZIPOutputStream(new BufferedOutputStream(out, BUFFER), BUFFER);
        lines = new DigestOutputStream(compressed, sha256());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first line. */
    void manifest(Backup backup) throws IOException {
        lines.write(BackupLine.manifest(backup));
    }

    /** The secret of the installation, as its file says it. */
    void secret(String text) throws IOException {
        lines.write(BackupLine.secret(text));
    }

    @Override
    public void table(StoredTable table) throws IOException {
        marks.reached(Marks.Point.BACKUP_TABLE);
        lines.write(BackupLine.table(table));
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        lines.write(BackupLine.row(values));
        rows++;
    }

    @Override
    public void given(String table, long number) throws IOException {
        lines.write(BackupLine.given(table, number));
    }

    /** The last line; everything is handed to the stream below, which stays open. */
    void end() throws IOException {
        var hash = HexFormat.of().formatHex(lines.getMessageDigest().digest());
        compressed.write(BackupLine.end(hash, rows));
        compressed.finish();
        compressed.flush();
    }
}
