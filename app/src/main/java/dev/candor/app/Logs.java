package dev.candor.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How the program logs: one line an event on standard error, with the instant in UTC. */
public final class Logs {
    private Logs() {}

    /** Replaces the platform's two-line format; libraries speak only when something is wrong. */
    public static void oneLineEach() {
        var root = LogManager.getLogManager().getLogger("");
        root.setLevel(Level.WARNING);
        for (var handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
            handler.setFormatter(new OneLine());
        }
        Logger.getLogger("dev.candor").setLevel(Level.INFO);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var line =
                    Instant.ofEpochMilli(entry.getMillis())
                            + " "
                            + level(entry.getLevel())
                            + " "
                            + entry.getLoggerName()
                            + " "
                            + formatMessage(entry).replace("\n", " ")
                            + "\n";
            return entry.getThrown() == null ? line : line + trace(entry.getThrown());
        }

        private static String level(Level level) {
            return level.equals(Level.SEVERE) ? "error" : level.getName().toLowerCase(Locale.ROOT);
        }

        private static String trace(Throwable thrown) {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
