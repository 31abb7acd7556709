package dev.candor.app;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * How a server is reached, beside its one usual address.
 *
 * @param adminHost where operators are answered, and no longer at the public address; null for one
 *     address for all
 * @param adminPort the port there; 0 for any free one
 * @param certificate a file in PEM with the server's certificate and those that vouch for it, for
 *     TLS at every address; null for plain HTTP
 * @param key a file in PEM with its private key; null exactly where {@code certificate} is
 */
public record Exposure(
        @Nullable String adminHost, int adminPort, @Nullable Path certificate, @Nullable Path key) {
    /** Plain HTTP at one address. */
    public static final Exposure PLAIN = new Exposure(null, 0, null, null);
}
