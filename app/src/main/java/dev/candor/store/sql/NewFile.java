package dev.candor.store.sql;

import dev.candor.store.Marks;
import dev.candor.store.StoreException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.function.UnaryOperator;

/**
 * A file that is there as a whole or not at all: written as {@code NAME.partial}, readable by its
 * owner only, forced to the disk, then renamed. What a crash leaves behind under the temporary name
 * is written over the next time.
 *
 * @param path the name that it will have
 * @param overwrite whether a file of that name may be replaced
 * @param disk the stream in between; the tests let it fail
 */
record NewFile(Path path, boolean overwrite, UnaryOperator<OutputStream> disk) {
    private static final String PARTIAL = ".partial";

    /** Writes the content. */
    @FunctionalInterface
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException, SQLException;
    }

    /**
     * Makes the file.
     *
     * @throws StoreException when it is there and may not be replaced, cannot be written, or is
     *     being written; the temporary file is gone
     */
    <T> T write(Content<T> content, Marks marks) throws SQLException {
        var partial = path.resolveSibling(path.getFileName() + PARTIAL);
        try {
            if (!overwrite && Files.exists(path)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (Files.isDirectory(path)) {
                throw new StoreException(path + " is a folder: name a file in it");
            }
            return write(partial, content, marks);
        } catch (IOException e) {
            throw new StoreException(sentence(e), e);
        }
    }

    private <T> T write(Path partial, Content<T> content, Marks marks)
            throws IOException, SQLException {
        var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var done = false;
        try (var channel = FileChannel.open(partial, options, ownerOnly)) {
            lock(channel);
            try {
                channel.truncate(0);
                var answer = content.writeTo(disk.apply(Channels.newOutputStream(channel)));
                channel.force(true);
                marks.reached(Marks.Point.BACKUP_WRITTEN);
                Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
                done = true;
                forceFolder();
                return answer;
            } finally {
                if (!done) {
                    Files.deleteIfExists(partial);
                }
            }
        }
    }

    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // Another thread of this process has it.
        }
        throw new StoreException("another backup into " + path + " is under way");
    }

    /** So that the name outlives a loss of power as well. */
    private void forceFolder() throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private String sentence(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ ->
                    path + " is there already: choose another name, or add --overwrite";
            case NoSuchFileException _ -> "the folder of " + path + " is not there: make it first";
            default ->
                    path
                            + " cannot be written ("
                            + reason(e)
                            + "); nothing of it was left behind: make room there, or check that"
                            + " the user that runs Candor may write to its folder";
        };
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }
}
