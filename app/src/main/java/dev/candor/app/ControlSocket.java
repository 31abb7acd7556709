package dev.candor.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the control socket of a data folder is. A Unix socket's path has at most 107 bytes, so that
 * a long folder name gets its socket in a private temporary folder, named in {@code control.path}.
 */
final class ControlSocket {
    private static final int LONGEST_PATH = 100;
    private static final String SOCKET = "control.sock";
    private static final String POINTER = "control.path";

    private ControlSocket() {}

    /** Picks and clears the place for a new socket; the caller owns the folder. */
    static Path prepare(Path dataFolder) throws IOException {
        var near = dataFolder.toAbsolutePath().resolve(SOCKET);
        Files.deleteIfExists(near);
        Files.deleteIfExists(dataFolder.resolve(POINTER));
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return near;
        }
        var elsewhere =
                Files.createTempDirectory(
                        "candor-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        var far = elsewhere.resolve(SOCKET);
        Files.writeString(dataFolder.resolve(POINTER), far.toString());
        return far;
    }

    /** Where a client finds the socket of that folder. */
    static Path locate(Path dataFolder) throws IOException {
        var pointer = dataFolder.resolve(POINTER);
        return Files.exists(pointer)
                ? Path.of(Files.readString(pointer).strip())
                : dataFolder.toAbsolutePath().resolve(SOCKET);
    }

    /** Removes a socket made by {@link #prepare(Path)}, with its pointer and its folder. */
    static void remove(Path dataFolder, Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (Files.deleteIfExists(dataFolder.resolve(POINTER)) && socket.getParent() != null) {
            Files.deleteIfExists(socket.getParent());
        }
    }
}
