package dev.candor.cli;

import dev.candor.app.ServeOptions;

/** Runs the server. */
@FunctionalInterface
public interface ServeAction {
    /** Runs until the process is told to stop; answers the exit code. */
    int serve(ServeOptions options);
}
