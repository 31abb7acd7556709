package dev.candor.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a check costs, from its schedule to its stored result, against blackbox_exporter's, which
 * stores nothing: CPU time of the process on one CPU, at saturation and at an equal rate.
 */
record CheckComparison(Place place, Compare.Wish wish) {
    /** Until the JVM has compiled what is used, which it does once and not for each check. */
    private static final int WARM_UP_SECONDS = 60;

    /** The same at the equal rate, at which as many checks take longer. */
    private static final int SLOW_WARM_UP_SECONDS = 180;

    private static final int THEIR_WARM_UP_SECONDS = 4;
    private static final int CONNECTIONS = 64;
    private static final int EQUAL_RATE = 1000;
    private static final double SATURATED = 0.98;

    /** Checks per second to offer: where to begin, and by how much to go up or down. */
    private record Ladder(int first, int step, int highest) {}

    private static final Ladder PLAIN = new Ladder(7000, 1000, 20_000);
    private static final Ladder SECURE = new Ladder(1400, 200, 4000);

    /** Checks made per second, and the CPU time of each in µs. */
    private record Turn(double perSecond, double micros) {}

    private record Side(List<Turn> turns) {
        double perSecond() {
            return Median.of(turns.stream().map(Turn::perSecond).toList());
        }

        double micros() {
            return Median.of(turns.stream().map(Turn::micros).toList());
        }
    }

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var targets = Targets.prepare(place);
        System.out.printf(
                Locale.ROOT,
                "%n### A check beside blackbox_exporter: %d rounds of %d s, medians%n%n"
                        + "| check | load | Candor | blackbox_exporter | checks per CPU second |%n"
                        + "|---|---|---|---|---|%n",
                wish.rounds(),
                wish.seconds());
        try (var _ = targets.serve(place)) {
            var plain = "http://127.0.0.1:" + targets.plain() + "/";
            var secure = "https://localhost:" + targets.secure() + "/";
            saturate(targets, "plain", plain, PLAIN);
            equal(targets, "plain", plain);
            saturate(targets, "secure", secure, SECURE);
            equal(targets, "secure", secure);
        }
    }

    private void saturate(Targets targets, String module, String address, Ladder ladder)
            throws IOException, InterruptedException {
        var rate = most(targets, address, ladder);
        var us = new ArrayList<Turn>();
        var them = new ArrayList<Turn>();
        for (var round = 0; round < wish.rounds(); round++) {
            us.add(candor(targets, address, rate, WARM_UP_SECONDS));
            them.add(blackbox(targets, module, address, 0));
        }
        print(module, "saturation", new Side(us), new Side(them));
    }

    private void equal(Targets targets, String module, String address)
            throws IOException, InterruptedException {
        var us = new ArrayList<Turn>();
        var them = new ArrayList<Turn>();
        for (var round = 0; round < wish.rounds(); round++) {
            us.add(candor(targets, address, EQUAL_RATE, SLOW_WARM_UP_SECONDS));
            them.add(blackbox(targets, module, address, EQUAL_RATE));
        }
        print(module, EQUAL_RATE + "/s", new Side(us), new Side(them));
    }

    /** The highest rate offered at which all checks are made. */
    private int most(Targets targets, String address, Ladder ladder)
            throws IOException, InterruptedException {
        var rate = ladder.first();
        if (!holds(targets, address, rate)) {
            do {
                rate -= ladder.step();
            } while (rate > ladder.step() && !holds(targets, address, rate));
            return rate;
        }
        while (rate < ladder.highest() && holds(targets, address, rate + ladder.step())) {
            rate += ladder.step();
        }
        return rate;
    }

    private boolean holds(Targets targets, String address, int rate)
            throws IOException, InterruptedException {
        var made = candor(targets, address, rate, WARM_UP_SECONDS).perSecond();
        System.err.printf(Locale.ROOT, "offered %,d/s, made %,.0f/s%n", rate, made);
        return made >= rate * SATURATED;
    }

    /** Candor with as many checks, each second once. */
    private Turn candor(Targets targets, String address, int rate, int warmUpSeconds)
            throws IOException, InterruptedException {
        var name = "checks-" + System.nanoTime();
        var file =
                Configurations.write(
                        place, name, rate, _ -> "http: \"" + address + "\", every: 1s");
        var options = Map.of("CANDOR_JAVA_OPTS", targets.trustOptions());
        double used;
        long from;
        long to;
        try (var candor = place.candor(file, name, Place.freePort(), options)) {
            TimeUnit.SECONDS.sleep(warmUpSeconds);
            var before = candor.cpuSeconds();
            from = System.currentTimeMillis();
            TimeUnit.SECONDS.sleep(wish.seconds());
            used = candor.cpuSeconds() - before;
            to = System.currentTimeMillis();
        }
        var made = Results.between(place.folder().resolve(name), from, to).good();
        return new Turn(made * 1000.0 / (to - from), used / made * 1e6);
    }

    private Turn blackbox(Targets targets, String module, String address, int rate)
            throws IOException, InterruptedException {
        var port = Place.freePort();
        try (var exporter = Blackbox.start(place, targets, port)) {
            var probe = Blackbox.probe(port, module, address);
            Steady.requireSuccess(probe);
            load(probe, rate, THEIR_WARM_UP_SECONDS);
            var before = exporter.cpuSeconds();
            var load = load(probe, rate, wish.seconds());
            var used = exporter.cpuSeconds() - before;
            return new Turn(load.perSecond(), used / load.requests() * 1e6);
        }
    }

    private Wrk.Load load(String probe, int rate, int seconds)
            throws IOException, InterruptedException {
        return rate == 0
                ? Wrk.run(place, CONNECTIONS, seconds, probe)
                : Steady.run(probe, rate, seconds);
    }

    private static void print(String check, String load, Side us, Side them) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f/s, %.0f µs | %,.0f/s, %.0f µs | **%.1f ×** |%n",
                check.equals("plain") ? "HTTP" : "HTTPS, full handshake, ECDSA P-256",
                load,
                us.perSecond(),
                us.micros(),
                them.perSecond(),
                them.micros(),
                them.micros() / us.micros());
    }
}
