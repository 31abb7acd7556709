package dev.candor.store.sql;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A row of the journal without its hash.
 *
 * @param position 1, 2, 3 …
 * @param at UTC epoch milliseconds
 * @param actorKind lower-case name
 * @param actorName which one
 * @param reason why
 * @param type the event's name
 * @param version of the event's shape
 * @param payload the event as canonical JSON, as it stands in the table
 */
record JournalRow(
        long position,
        long at,
        String actorKind,
        String actorName,
        String reason,
        String type,
        int version,
        String payload) {
    /** What stands before the first row. */
    static final String BEFORE_FIRST = "0".repeat(64);

    /**
     * Lower-case hexadecimal SHA-256 (FIPS 180-4) over every field and the hash of the row before:
     * whole numbers big-endian (8 bytes; the version 4), texts as the length of their UTF-8 in 4
     * bytes and then the bytes, in the order of this record, the previous hash last. The lengths
     * make it impossible to move text from one field to the next unseen.
     */
    String hash(String previous) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(position);
            out.writeLong(at);
            write(out, actorKind);
            write(out, actorName);
            write(out, reason);
            write(out, type);
            out.writeInt(version);
            write(out, payload);
            write(out, previous);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
