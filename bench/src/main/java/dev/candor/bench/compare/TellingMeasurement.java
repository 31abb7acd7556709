package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long visitors wait for the page and writers for the answer to a post while the whole program
 * tells 100,000 subscribers of an entry, beside how long they wait while it tells nobody. All
 * processes share both CPUs.
 */
record TellingMeasurement(Place place, Compare.Wish wish) {
    private static final int SUBSCRIBERS = 100_000;
    private static final int CONNECTIONS = 20;
    private static final int WARM_SECONDS = 15;
    private static final double ALMOST_ALL = 0.99;
    private static final String ACCEPTED =
            "candor_delivery_attempts_total{channel=\"mail\",outcome=\"accepted\"}";

    /** Two entries are told: the first warms the code up. */
    private static final int ENTRIES = 2;

    private record Waits(Visitors.Waited idle, Visitors.Waited telling, double perSecond) {}

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var waits = new ArrayList<Waits>();
        for (var round = 0; round < wish.rounds(); round++) {
            waits.add(round("telling-" + round));
        }
        print(waits);
    }

    private Waits round(String data) throws IOException, InterruptedException {
        var relay = Place.freePort();
        var port = Place.freePort();
        var folder = place.folder().resolve(data);
        var candor = place.home().resolve("candor").toString();
        var token =
                place.run(
                        candor,
                        "token",
                        "create",
                        "--role",
                        "operator",
                        "--data",
                        folder.toString());
        try (var _ = MailComparison.sink(place, relay);
                var _ = place.candorOnBoth(configuration(relay), data, port)) {
            place.run(
                    candor,
                    "subscriber",
                    "import",
                    people().toString(),
                    "--data",
                    folder.toString());
            var bearer =
                    token.lines()
                            .filter(line -> line.startsWith("candor_"))
                            .findFirst()
                            .orElseThrow();
            try (var visitors = new Visitors(port, bearer)) {
                return round(visitors, port, bearer);
            }
        }
    }

    private Waits round(Visitors visitors, int port, String token)
            throws IOException, InterruptedException {
        visitors.forSeconds(WARM_SECONDS);
        for (var entry = 1; entry < ENTRIES; entry++) {
            tell(visitors, port, token);
        }
        var idle = visitors.forSeconds(wish.seconds());
        var begin = System.nanoTime();
        var telling = tell(visitors, port, token);
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Waits(idle, telling, SUBSCRIBERS / seconds);
    }

    /** Posts an entry and goes on visiting until everybody was told. */
    private static Visitors.Waited tell(Visitors visitors, int port, String token)
            throws IOException, InterruptedException {
        var before = Metrics.of(port, token);
        visitors.post(false);
        return visitors.until(() -> Metrics.of(port, token).since(before, ACCEPTED) >= SUBSCRIBERS);
    }

    private Path configuration(int relay) throws IOException {
        return Files.writeString(
                place.folder().resolve("telling.yaml"),
                """
                page: {name: Bench, url: "https://bench.example"}
                components:
                - {id: shop, name: Shop}
                mail:
                  from: status@bench.example
                  relays: ["smtp://127.0.0.1:%d"]
                  connections: %d
                """
                        .formatted(relay, CONNECTIONS));
    }

    private Path people() throws IOException {
        var lines = new StringBuilder("address,consent\n");
        for (var number = 0; number < SUBSCRIBERS; number++) {
            lines.append("customer%06d@example.com,asked for it\n".formatted(number));
        }
        return Files.writeString(place.folder().resolve("people.csv"), lines);
    }

    private void print(List<Waits> waits) {
        System.out.printf(
                Locale.ROOT,
                "%n### Visitors and writers while %,d subscribers are told: %d rounds, medians%n%n"
                        + "| | told nobody | telling %,.0f a second |%n|---|---|---|%n%s%s",
                SUBSCRIBERS,
                waits.size(),
                Median.of(waits.stream().map(Waits::perSecond).toList()),
                line("page, median and 99th percentile, ms", waits, true),
                line("post, median and 99th percentile, ms", waits, false));
    }

    private static String line(String what, List<Waits> waits, boolean pages) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f, %.1f | %.1f, %.1f |%n",
                what,
                median(waits.stream().map(Waits::idle).toList(), pages, 0.5),
                median(waits.stream().map(Waits::idle).toList(), pages, ALMOST_ALL),
                median(waits.stream().map(Waits::telling).toList(), pages, 0.5),
                median(waits.stream().map(Waits::telling).toList(), pages, ALMOST_ALL));
    }

    private static double median(List<Visitors.Waited> waited, boolean pages, double part) {
        return Median.of(
                waited.stream()
                        .map(each -> Visitors.millis(pages ? each.pages() : each.posts(), part))
                        .toList());
    }
}
