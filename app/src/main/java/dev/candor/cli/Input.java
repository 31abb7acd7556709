package dev.candor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a command is given. */
final class Input {
    private Input() {}

    /**
     * All of a file.
     *
     * @throws Failure with that exit code when it cannot be read, or is longer than {@code longest}
     *     bytes
     */
    static byte[] file(Path path, int longest, int exitCode) {
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new Failure(exitCode, path + " is longer than " + longest + " bytes", "");
            }
            return bytes;
        } catch (NoSuchFileException _) {
            throw new Failure(exitCode, "there is no file " + path, "");
        } catch (AccessDeniedException _) {
            throw new Failure(exitCode, "this user may not read " + path, "");
        } catch (IOException e) {
            throw new Failure(exitCode, "cannot read " + path + ": " + e.getMessage(), "");
        }
    }

    /**
     * What comes by standard input, as UTF-8, without the line end at its end.
     *
     * @throws Failure when it cannot be read, is no UTF-8, or is longer than {@code longest} bytes
     */
    static String all(InputStream stream, int longest) {
        try {
            var bytes = stream.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new Failure(
                        ExitCodes.FAILED,
                        "standard input is longer than " + longest + " bytes",
                        "");
            }
            return text(bytes, "standard input").stripTrailing();
        } catch (IOException e) {
            throw new Failure(
                    ExitCodes.FAILED, "cannot read standard input: " + e.getMessage(), "");
        }
    }

    /**
     * The text that the bytes are in UTF-8.
     *
     * @throws Failure when they are none
     */
    static String text(byte[] bytes, String source) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Failure(ExitCodes.FAILED, source + " is not UTF-8 text", "");
        }
    }
}
