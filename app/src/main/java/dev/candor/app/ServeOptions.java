package dev.candor.app;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * How a server is to be started.
 *
 * @param config the configuration file, or null for the page that welcomes a newcomer
 * @param data the data folder
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param database a JDBC address that {@link DatabaseAddress#mistake} finds nothing wrong with, or
 *     null for the database in the data folder
 * @param environment answers an environment variable's value, or null: for the configuration's
 *     secrets and the database's password
 * @param exposure how it is reached beside that address
 */
public record ServeOptions(
        @Nullable Path config,
        Path data,
        String host,
        int port,
        @Nullable String database,
        Function<String, @Nullable String> environment,
        Exposure exposure) {
    /** As above, with plain HTTP at one address. */
    public ServeOptions(
            @Nullable Path config,
            Path data,
            String host,
            int port,
            @Nullable String database,
            Function<String, @Nullable String> environment) {
        this(config, data, host, port, database, environment, Exposure.PLAIN);
    }
}
