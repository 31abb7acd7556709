package dev.candor.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of a data folder by which return paths are signed and addresses hashed: a file that
 * only its owner may read, made when it is first needed.
 */
final class MailKey {
    private static final String NAME = "mail.key";
    private static final int BYTES = 32;

    private MailKey() {}

    /**
     * The secret.
     *
     * @throws IOException when it can be neither read nor made; the message says which file
     */
    static byte[] of(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            make(file);
        }
        var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IOException(file + " is not the key that Candor wrote there");
        }
        return HexFormat.of().parseHex(text);
    }

    private static void make(Path file) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var begun = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(begun);
        var own =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(begun, own);
        Files.writeString(begun, HexFormat.of().formatHex(secret) + "\n");
        try {
            Files.move(begun, file);
        } catch (FileAlreadyExistsException _) {
            Files.delete(begun);
        }
    }
}
