package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Function;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output: data and nothing else
 * @param err standard error: everything that is said to a person beside the data
 * @param interactive whether a person reads the output as it comes
 * @param colours whether output may be coloured
 * @param blocks whether output may contain block characters
 * @param width in columns
 */
record Terminal(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        boolean colours,
        boolean blocks,
        int width) {
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 120;

    /** This process's own. */
    static Terminal ofThisProcess(Function<String, @Nullable String> environment) {
        var interactive = isTerminal(System.console());
        var plain =
                environment.apply("NO_COLOR") != null || "dumb".equals(environment.apply("TERM"));
        return new Terminal(
                System.in,
                writer(System.out),
                writer(System.err),
                interactive,
                interactive && !plain,
                System.out.charset().newEncoder().canEncode('█'),
                width(environment.apply("COLUMNS")));
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int width(@Nullable String columns) {
        return columns != null && columns.matches("[0-9]{1,4}")
                ? Math.clamp(Integer.parseInt(columns), LEAST_WIDTH, MOST_WIDTH)
                : USUAL_WIDTH;
    }

    /** Text from elsewhere without characters that a terminal would obey. */
    static String safe(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
