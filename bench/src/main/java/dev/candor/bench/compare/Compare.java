package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the comparisons and prints their tables as Markdown. Arguments: which (any of {@code page},
 * {@code checks}, {@code many}, {@code start}, {@code paint}, {@code mail}, {@code telling}; none
 * for all), {@code --rounds N}, {@code --seconds N}.
 */
public final class Compare {
    private static final Set<String> ALL =
            Set.of("page", "checks", "many", "start", "paint", "mail", "telling");
    private static final int MOST = 1000;

    private Compare() {}

    /**
     * What was asked for.
     *
     * @param which the comparisons to run
     * @param rounds how often each side has its turn, 1 to 1000
     * @param seconds how long each turn is measured, 1 to 1000
     */
    record Wish(List<String> which, int rounds, int seconds) {}

    /**
     * Runs them.
     *
     * @throws IllegalArgumentException when an argument is not understood; the message says how
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var wish = parse(arguments);
        var home = Path.of(System.getProperty("candor.home", ".")).toAbsolutePath().normalize();
        var folder = Files.createTempDirectory("candor-compare-");
        // nginx, started by root, reads as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var place = new Place(home, folder)) {
            System.out.println(Machine.describe());
            for (var each : wish.which()) {
                switch (each) {
                    case "page" -> new PageComparison(place, wish).run();
                    case "checks" -> new CheckComparison(place, wish).run();
                    case "many" -> new ManyChecks(place, wish).run();
                    case "mail" -> new MailComparison(place, wish).run();
                    case "telling" -> new TellingMeasurement(place, wish).run();
                    case "start" -> new StartMeasurement(place, wish).run();
                    case "paint" -> new PaintMeasurement(place, wish).run();
                    default -> throw new IllegalStateException(each);
                }
            }
        }
    }

    private static Wish parse(String... arguments) {
        var which = new ArrayList<String>();
        var rounds = 5;
        var seconds = 6;
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                default -> which.add(known(arguments[i]));
            }
        }
        return new Wish(
                which.isEmpty()
                        ? List.of("page", "checks", "many", "start", "paint", "mail", "telling")
                        : which,
                rounds,
                seconds);
    }

    private static String known(String name) {
        if (!ALL.contains(name)) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is none of page, checks, many, start, paint, mail, telling,"
                            + " --rounds, --seconds");
        }
        return name;
    }

    private static int number(String[] arguments, int place) {
        var text = place < arguments.length ? arguments[place] : "nothing";
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "%s wants a number from 1 to %d, not %s",
                        arguments[place - 1],
                        MOST,
                        text));
    }
}
