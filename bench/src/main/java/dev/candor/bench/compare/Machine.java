package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The machine that the figures come from. Linux. */
final class Machine {
    private Machine() {}

    /** One line: processor, cores, memory, system, JDK, date, and how busy it was at the start. */
    static String describe() throws IOException {
        var processor =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Linux %s, JDK %s, %s; load %s at the start.",
                processor,
                cores(),
                System.getProperty("os.version"),
                Runtime.version(),
                LocalDate.now(ZoneOffset.UTC),
                load());
    }

    /** How many runnable tasks there were in the last minute. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static long cores() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
    }
}
