package dev.candor.config;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Secrets of this machine: its environment, and files beside the configuration file.
 *
 * @param environment answers an environment variable's value, or null when it is not set
 * @param folder the configuration file's folder
 */
public record LocalSecrets(Function<String, @Nullable String> environment, Path folder)
        implements SecretSource {
    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name));
    }

    @Override
    public String file(String path) throws IOException {
        try {
            return read(folder.resolve(path));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("this user may not read it", e);
        } catch (InvalidPathException e) {
            throw new IOException("this is not a path", e);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }

    @Override
    public List<String> folder(String path) throws IOException {
        try (var files = Files.list(folder.resolve(path))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new IOException("there is no such folder", e);
        } catch (AccessDeniedException e) {
            throw new IOException("this user may not read it", e);
        } catch (InvalidPathException e) {
            throw new IOException("this is not a path", e);
        }
    }

    private static String read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is not a plain file");
        }
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("it is longer than " + LONGEST + " bytes");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString().replaceFirst("\\r?\\n\\z", "");
        }
    }

    /** Names no value of the environment. */
    @Override
    public String toString() {
        return "LocalSecrets[folder=" + folder + "]";
    }
}
