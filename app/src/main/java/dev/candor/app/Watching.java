package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.config.Configuration;
import dev.candor.config.Limits;
import dev.candor.model.Check;
import dev.candor.model.Cidr;
import dev.candor.model.Verdict;
import dev.candor.probe.NetworkProber;
import dev.candor.probe.ProbeSettings;
import dev.candor.store.Store;
import dev.candor.time.SystemTime;
import dev.candor.watch.Watch;
import dev.candor.watch.WatchFigures;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The watch of a running server, by the configuration that holds. Guarded by itself. */
final class Watching implements AutoCloseable {
    private final String version;
    private final Store store;
    private final Commands commands;
    private final SystemTime time;
    private Engine engine;
    private List<Check> checks;

    /** What a prober is made for. */
    private record Reach(Limits limits, List<Cidr> allowed) {
        static Reach of(Configuration configuration) {
            var allowed =
                    configuration.allowAddresses().stream()
                            .map(range -> Cidr.parse(range.toString()))
                            .toList();
            return new Reach(configuration.limits(), allowed);
        }
    }

    private record Engine(Reach reach, NetworkProber prober, Watch watch) {
        void stop() {
            watch.stop();
            prober.close();
        }
    }

    /** Begins to look. */
    Watching(
            String version,
            Store store,
            Commands commands,
            SystemTime time,
            Configuration configuration) {
        this.version = version;
        this.store = store;
        this.commands = commands;
        this.time = time;
        this.checks = configuration.checks();
        this.engine = start(Reach.of(configuration), configuration);
    }

    /**
     * Drops the checks that a configuration does not have, before it is applied to the store: what
     * the store forgets must not be written again.
     */
    synchronized void drop(Configuration next) {
        var kept = next.checks().stream().map(Check::id).collect(Collectors.toSet());
        checks = checks.stream().filter(check -> kept.contains(check.id())).toList();
        engine.watch.apply(checks);
    }

    /**
     * Follows a configuration that has been applied to the store. Where limits or addresses
     * changed, a new engine takes over from the store what the old one knew.
     */
    synchronized void apply(Configuration configuration) {
        checks = configuration.checks();
        var reach = Reach.of(configuration);
        if (reach.equals(engine.reach)) {
            engine.watch.apply(configuration.checks());
        } else {
            engine.stop();
            engine = start(reach, configuration);
        }
    }

    /** How the engine is doing; what it counts begins anew with each new engine. */
    synchronized WatchFigures figures() {
        return engine.watch.figures();
    }

    /** How many checks have each verdict. */
    synchronized Map<Verdict, Integer> verdicts() {
        return engine.watch.verdicts();
    }

    @Override
    public synchronized void close() {
        engine.stop();
    }

    private Engine start(Reach reach, Configuration configuration) {
        var defaults = ProbeSettings.of(version);
        var wanted = reach.limits.ratePerHost();
        var rate = wanted == null ? 0 : wanted;
        var settings =
                defaults.withAllowed(reach.allowed)
                        .withPerHost(reach.limits.perHost(), defaults.waitingPerHost(), rate);
        var prober = new NetworkProber(settings, time);
        var watch = new Watch(store, commands, prober, time, time::checkStep);
        watch.apply(configuration.checks());
        watch.start();
        return new Engine(reach, prober, watch);
    }
}
