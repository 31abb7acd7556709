package dev.candor.config;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where {@code {env: NAME}} and {@code {file: PATH}} values come from. */
public interface SecretSource {
    /** The longest secret, in characters. */
    int LONGEST = 64 * 1024;

    /** The environment variable of that name, or empty when it is not set. */
    Optional<String> variable(String name);

    /**
     * What the file holds, as UTF-8, without one line end at its end.
     *
     * @param path absolute, or relative to the configuration file's folder
     * @throws IOException when it cannot be read or is longer than {@link #LONGEST} bytes; the
     *     message is a reason for people
     */
    String file(String path) throws IOException;

    /**
     * The files of a folder whose names end in {@code .yaml}, as {@link #file} takes them, in the
     * order of their names.
     *
     * @param path absolute, or relative to the configuration file's folder
     * @throws IOException when it cannot be read; the message is a reason for people
     */
    default List<String> folder(String path) throws IOException {
        throw new IOException("folders cannot be read here");
    }
}
