package dev.candor;

import dev.candor.cli.Program;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Program.main(arguments);
    }
}
