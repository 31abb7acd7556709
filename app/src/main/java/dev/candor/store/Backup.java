package dev.candor.store;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself in its first line.
 *
 * @param format of the file; {@link #FORMAT} is the only one
 * @param version of the program that made it
 * @param madeAt the instant as of which it is
 * @param database where the database was, without password
 * @param dialect the folder of the schema's steps that made the database
 * @param position the journal's newest position
 * @param hash of the entry there; 64 zeros when the journal is empty
 * @param schema the steps that the schema had, in order
 */
public record Backup(
        int format,
        String version,
        Instant madeAt,
        String database,
        String dialect,
        long position,
        String hash,
        List<Step> schema) {
    /** The format that this program writes and reads. */
    public static final int FORMAT = 1;

    /**
     * One step of the schema.
     *
     * @param name of its file
     * @param checksum of its text, SHA-256
     */
    public record Step(String name, String checksum) {}

    public Backup {
        schema = List.copyOf(schema);
    }
}
