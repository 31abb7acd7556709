package dev.candor.cli;

import dev.candor.app.Control;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * What commands do their work with.
 *
 * @param control opens a data folder
 * @param serve runs the server
 * @param probe runs a check once
 * @param training runs through the program once, so that its start can be cached
 */
public record Wiring(
        Function<Path, Control> control, ServeAction serve, ProbeAction probe, Runnable training) {
    /** The real ones. */
    static Wiring product() {
        return new Wiring(
                _ -> {
                    throw absent();
                },
                _ -> {
                    throw absent();
                },
                _ -> {
                    throw absent();
                },
                () -> {
                    throw absent();
                });
    }

    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("this build holds the command line alone");
    }
}
