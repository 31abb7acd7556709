package dev.candor.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The public page against nginx that sends the same bytes and headers from its file cache: requests
 * per second on one CPU, in turns.
 */
record PageComparison(Place place, Compare.Wish wish) {
    private static final List<Integer> CONNECTIONS = List.of(50, 500);
    private static final int WARM_UP_SECONDS = 4;

    /** What one side did in its turn: requests per second, and CPU time of each in µs. */
    private record Turn(double perSecond, double micros) {}

    private record Round(int connections, Turn candor, Turn nginx) {}

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var example = place.home().resolve("examples/foxycart");
        var configuration = example.resolve("candor.yaml");
        place.run(
                place.home().resolve("candor").toString(),
                "import",
                "history",
                example.resolve("history.json").toString(),
                "--config",
                configuration.toString(),
                "--data",
                place.folder().resolve("page").toString());
        var ours = Place.freePort();
        try (var candor = place.candor(configuration, "page", ours, Map.of())) {
            var page = Page.of(ours);
            var theirs = Place.freePort();
            var twin = page.twin(place.folder(), theirs);
            try (var nginx = place.nginx("page-nginx", twin, Place.MEASURED, theirs)) {
                page.requireSame(Page.of(theirs));
                print(rounds(candor, ours, nginx, theirs), page);
            }
        }
    }

    private List<Round> rounds(Server candor, int ours, Server nginx, int theirs)
            throws IOException, InterruptedException {
        for (var connections : CONNECTIONS) {
            turn(candor, ours, connections, WARM_UP_SECONDS);
            turn(nginx, theirs, connections, WARM_UP_SECONDS);
        }
        var rounds = new ArrayList<Round>();
        for (var round = 0; round < wish.rounds(); round++) {
            for (var connections : CONNECTIONS) {
                rounds.add(
                        new Round(
                                connections,
                                turn(candor, ours, connections, wish.seconds()),
                                turn(nginx, theirs, connections, wish.seconds())));
            }
        }
        return rounds;
    }

    private Turn turn(Server server, int port, int connections, int seconds)
            throws IOException, InterruptedException {
        var before = server.cpuSeconds();
        var load = Wrk.run(place, connections, seconds, "http://127.0.0.1:" + port + "/");
        var used = server.cpuSeconds() - before;
        return new Turn(load.perSecond(), used / load.requests() * 1e6);
    }

    private void print(List<Round> all, Page page) {
        System.out.printf(
                Locale.ROOT,
                "%n### The public page (%,d bytes packed) beside nginx: %d rounds of %d s, medians"
                        + "%n%n| connections | Candor, requests/s | nginx, requests/s | ratio | CPU"
                        + " per request |%n|---|---|---|---|---|%n",
                page.length(),
                wish.rounds(),
                wish.seconds());
        for (var connections : CONNECTIONS) {
            var rounds = all.stream().filter(each -> each.connections() == connections).toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,.0f | %,.0f | **%.2f** | %.1f µs : %.1f µs |%n",
                    connections,
                    median(rounds, each -> each.candor().perSecond()),
                    median(rounds, each -> each.nginx().perSecond()),
                    median(rounds, each -> each.candor().perSecond() / each.nginx().perSecond()),
                    median(rounds, each -> each.candor().micros()),
                    median(rounds, each -> each.nginx().micros()));
        }
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Median.of(rounds.stream().map(value::applyAsDouble).toList());
    }
}
