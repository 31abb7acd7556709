package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How fast 100,000 e-mails of one entry leave, each recorded, beside Postfix's load generator
 * {@code smtp-source}, which records nothing: into the same {@code smtp-sink}, over as many
 * connections, with messages of about the same size. All processes share both CPUs.
 */
record MailComparison(Place place, Compare.Wish wish) {
    private static final int MESSAGES = 100_000;
    private static final int CONNECTIONS = 20;

    /** The line with the figures, among those of the log. */
    private static final String FIGURES = "\\d+\\.\\d+ \\d+\\.\\d+ -?\\d+\\.\\d+ \\d+\\.\\d+";

    /** About what one of our messages has, its header included. */
    private static final int BYTES = 6_000;

    private record Turn(double seconds, double first, double megabytes, double micros) {
        static Turn of(String line) {
            var figures =
                    Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
            return new Turn(figures[0], figures[1], figures[2], figures[3]);
        }

        double perSecond() {
            return MESSAGES / seconds;
        }
    }

    /** The first entry after the start, and one that is told by compiled code. */
    private record Turns(Turn cold, Turn warm) {}

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var us = new ArrayList<Turns>();
        var them = new ArrayList<Double>();
        for (var round = 0; round < wish.rounds(); round++) {
            us.add(candor("mail-" + round));
            them.add(source());
        }
        var theirs = Median.of(them);
        var cold = us.stream().map(Turns::cold).toList();
        var warm = us.stream().map(Turns::warm).toList();
        System.out.printf(
                Locale.ROOT,
                "%n### %,d e-mails beside smtp-source: %d rounds, %d connections, medians%n%n"
                        + "| | Candor | right after its start | smtp-source |%n|---|---|---|---|%n"
                        + "| e-mails a second | %,.0f | %,.0f | %,.0f |%n"
                        + "| ratio | **%.2f ×** | %.2f × | |%n"
                        + "| CPU of an e-mail, µs | %.0f | %.0f | |%n"
                        + "| first accepted, s after the commit | %.2f | %.2f | |%n"
                        + "| memory above idle at most, MB | %.0f | %.0f | |%n",
                MESSAGES,
                wish.rounds(),
                CONNECTIONS,
                median(warm, Turn::perSecond),
                median(cold, Turn::perSecond),
                theirs,
                median(warm, Turn::perSecond) / theirs,
                median(cold, Turn::perSecond) / theirs,
                median(warm, Turn::micros),
                median(cold, Turn::micros),
                median(warm, Turn::first),
                median(cold, Turn::first),
                median(warm, Turn::megabytes),
                median(cold, Turn::megabytes));
    }

    private static double median(List<Turn> turns, Function<Turn, Double> figure) {
        return Median.of(turns.stream().map(figure).toList());
    }

    private Turns candor(String data) throws IOException, InterruptedException {
        var port = Place.freePort();
        var folder = Files.createDirectories(place.folder().resolve(data));
        try (var _ = sink(place, port)) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var options = "@" + place.home().resolve("build", "java.options"); // as it is launched
            var command = new ArrayList<>(List.of("taskset", "-c", "0,1", java, options));
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            MailTurn.class.getName(),
                            folder.toString(),
                            Integer.toString(port),
                            Integer.toString(CONNECTIONS),
                            Integer.toString(MESSAGES)));
            var said = place.run(command.toArray(String[]::new));
            var figures = said.lines().filter(it -> it.matches(FIGURES)).map(Turn::of).toList();
            if (figures.size() != 2) {
                throw new IOException("no figures came: " + said);
            }
            return new Turns(figures.getFirst(), figures.getLast());
        }
    }

    private double source() throws IOException, InterruptedException {
        var port = Place.freePort();
        try (var _ = sink(place, port)) {
            var begin = System.nanoTime();
            var _ =
                    place.run(
                            "taskset",
                            "-c",
                            "0,1",
                            "smtp-source",
                            "-d", // as we do, many messages over one connection
                            "-s",
                            Integer.toString(CONNECTIONS),
                            "-m",
                            Integer.toString(MESSAGES),
                            "-l",
                            Integer.toString(BYTES),
                            "-f",
                            "status@example.com",
                            "-t",
                            "customer@example.com",
                            "127.0.0.1:" + port);
            return MESSAGES / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** It gives up its rights when it has more than it needs. */
    static Server sink(Place place, int port) throws IOException, InterruptedException {
        var rights =
                "root".equals(System.getProperty("user.name"))
                        ? List.of("-u", "nobody")
                        : List.<String>of();
        var command = new ArrayList<>(List.of("smtp-sink"));
        command.addAll(rights);
        command.addAll(List.of("127.0.0.1:" + port, "1000"));
        return Server.start(
                        place.folder(),
                        "smtp-sink",
                        Place.LOAD,
                        Map.of(),
                        command.toArray(String[]::new))
                .awaitPort(port);
    }
}
