package dev.candor.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ten thousand checks, each every ten seconds, a tenth of their targets black-holed, each target an
 * address of its own: how late runs begin, and how much memory that takes. Both CPUs for the
 * program, which shares them with its targets.
 */
record ManyChecks(Place place, Compare.Wish wish) {
    private static final int CHECKS = 10_000;
    private static final int HOLES = 10; // one in so many
    private static final int WARM_UP_SECONDS = 60;
    private static final int WATCHED_SECONDS = 60;
    private static final String LAG = "candor_check_start_lag_seconds";

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var targets = Targets.prepare(place);
        try (var _ = targets.serve(place);
                var hole = BlackHole.open()) {
            var file =
                    Configurations.write(
                            place, "many", CHECKS, i -> rest(i, targets.plain(), hole.port()));
            var admin = Place.freePort();
            try (var candor =
                    place.candor(
                            file,
                            "many",
                            Place.freePort(),
                            Map.of("CANDOR_ADMIN_LISTEN", "127.0.0.1:" + admin))) {
                print(watch(candor, admin));
            }
        }
    }

    private static String rest(int check, int good, int bad) {
        var third = check / 250;
        var fourth = check % 250 + 1;
        var port = check % HOLES == 0 ? bad : good;
        return "http: \"http://127.1.%d.%d:%d/\", every: 10s, timeout: 5s"
                .formatted(third, fourth, port);
    }

    private record Seen(double lag, double skipped, double perSecond, double memory, double cpu) {}

    private Seen watch(Server candor, int admin) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        var before = Metrics.of(admin);
        var used = candor.cpuSeconds();
        var memory = new ArrayList<Double>(List.of(candor.residentMegabytes()));
        for (var second = 0; second < WATCHED_SECONDS; second++) {
            TimeUnit.SECONDS.sleep(1);
            memory.add(candor.residentMegabytes());
        }
        var after = Metrics.of(admin);
        return new Seen(
                after.percentileSince(before, LAG, 0.99),
                after.since(before, "candor_check_runs_skipped_total"),
                after.since(before, "candor_results_stored_total") / WATCHED_SECONDS,
                memory.stream().max(Double::compare).orElseThrow(),
                (candor.cpuSeconds() - used) / WATCHED_SECONDS);
    }

    private static void print(Seen seen) {
        System.out.printf(
                Locale.ROOT,
                "%n### 10,000 checks every 10 s, a tenth of the targets black-holed, over %d s"
                        + "%n%n| runs begun late, 99th percentile | runs left out | results stored"
                        + " | resident memory, highest | CPU |%n|---|---|---|---|---|%n"
                        + "| at most %.0f ms | %.0f | %,.0f/s | %.0f MB | %.0f %% of a core |%n",
                WATCHED_SECONDS,
                seen.lag() * 1000,
                seen.skipped(),
                seen.perSecond(),
                seen.memory(),
                seen.cpu() * 100);
    }
}
