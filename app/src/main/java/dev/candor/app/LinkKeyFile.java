package dev.candor.app;

import dev.candor.command.LinkKey;
import dev.candor.store.StoreException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key of the links in messages: a file of the data folder that only its owner reads, made at
 * the first start. It is in no backup; without it the links that were sent are worth nothing.
 */
final class LinkKeyFile {
    /** Its name in the data folder. */
    static final String NAME = "links.key";

    private static final String TEMPORARY = NAME + ".new";

    private LinkKeyFile() {}

    /**
     * The key of a folder that this process owns.
     *
     * @throws StoreException when it cannot be read or made, or is damaged
     */
    static LinkKey in(Path folder) {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(folder, file);
            }
            return LinkKey.of(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            throw new StoreException(file + " is a link to nothing: take it away", e);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be read or made (" + e.getMessage() + ")", e);
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    file
                            + " is damaged: put the right one back, or take it away, and then the"
                            + " links in messages that were sent are worth nothing",
                    e);
        }
    }

    /** Complete under its name or not there at all. */
    private static void make(Path folder, Path file) throws IOException {
        var bytes = new byte[LinkKey.LENGTH];
        new SecureRandom().nextBytes(bytes);
        var fresh = folder.resolve(TEMPORARY);
        Files.deleteIfExists(fresh);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.writeString(
                fresh,
                HexFormat.of().formatHex(bytes) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
