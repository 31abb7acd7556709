package dev.candor.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data folder that this process owns alone, by a lock of the operating system on {@code
 * candor.lock}. The lock ends with the process, however that ends. The file holds the owner's
 * process id for people to read. Thread-safe.
 */
public final class DataFolder implements Ownership, AutoCloseable {
    /** The name of the file that is locked. */
    public static final String LOCK_FILE = "candor.lock";

    /** The file in it with what signs links and return paths. */
    public static final String SECRET_FILE = "secret.key";

    // Far behind the process id, so that systems with mandatory locks still let others read it.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int LONGEST_PROCESS_ID = 32;

    // POSIX drops all of a process's locks on a file as soon as it closes any descriptor of that
    // file. A second attempt inside this process must therefore not even open it, and since the
    // operating system counts by process, so must this set.
    private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be (readable by its owner only) and takes it over.
     *
     * @return this folder, owned until {@link #close}; or {@link Ownership.Taken}
     * @throws StoreException when the folder cannot be made or written; the message says what to do
     */
    public static Ownership own(Path folder) {
        var real = made(folder.toAbsolutePath().normalize());
        if (!OWNED_HERE.add(real)) {
            return new Taken(real, OptionalLong.of(ProcessHandle.current().pid()));
        }
        Ownership answer = null;
        try {
            answer = lock(real);
            return answer;
        } catch (IOException e) {
            throw new StoreException(
                    "the data folder "
                            + real
                            + " cannot be written ("
                            + reason(e)
                            + "): give it to the user that runs Candor, or choose another with"
                            + " --data",
                    e);
        } finally {
            if (!(answer instanceof DataFolder)) {
                OWNED_HERE.remove(real);
            }
        }
    }

    /** The folder: absolute, links resolved. */
    public Path path() {
        return path;
    }

    /** Gives the folder free. Idempotent. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the data folder " + path + " could not be given free", e);
        } finally {
            OWNED_HERE.remove(path);
        }
    }

    private static Path made(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                create(folder);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new StoreException(
                    "the data folder "
                            + folder
                            + " cannot be created ("
                            + reason(e)
                            + "): create it for the user that runs Candor, or choose another with"
                            + " --data",
                    e);
        }
    }

    private static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Ownership lock(Path real) throws IOException {
        var file = real.resolve(LOCK_FILE);
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        var ours = false;
        try {
            ours = channel.tryLock(LOCKED_BYTE, 1, false) != null;
            if (!ours) {
                return new Taken(real, writtenProcess(channel));
            }
            writeProcess(channel);
            return new DataFolder(real, channel);
        } catch (IOException e) {
            ours = false;
            throw e;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    private static void writeProcess(FileChannel channel) throws IOException {
        var text = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    private static OptionalLong writtenProcess(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_PROCESS_ID);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // caught between the lock and the writing
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "something else has that name";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
