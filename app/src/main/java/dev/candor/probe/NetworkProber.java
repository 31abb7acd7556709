package dev.candor.probe;

import dev.candor.model.AddressPolicy;
import dev.candor.model.Check;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Result.Phases;
import dev.candor.model.Target;
import dev.candor.time.TimeSource;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Probes over the network, on a few threads that never block. Thread-safe; each run is confined to
 * one of the threads.
 */
public final class NetworkProber implements Prober {
    private final ProbeSettings settings;
    private final TimeSource time;
    private final Transport transport;
    private final Network network;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A prober that is ready. */
    public NetworkProber(ProbeSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        transport = Transport.open(settings.threads());
        network =
                new Network(
                        settings.userAgent(),
                        new NameResolution(transport, settings.nameServers()),
                        new Connector(transport),
                        new TlsSessions(),
                        new CertificateVerifier(settings.trusted()),
                        new AddressPolicy(settings.allowed()),
                        new HostGates(settings, time::nanoTime, this::later),
                        Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public void probe(Check check, Consumer<Result> whenDone) {
        observe(check, observation -> whenDone.accept(observation.result()));
    }

    /** As {@link #probe}, with more to look at. */
    public void observe(Check check, Consumer<Observation> whenDone) {
        if (closed.get() || runs.size() >= settings.inFlight()) {
            var why =
                    closed.get()
                            ? "the program is stopping"
                            : settings.inFlight() + " probes are under way already";
            whenDone.accept(new Observation(notRun(check, why), null, null));
            return;
        }
        var held = new Run[1];
        var run =
                new Run(
                        check,
                        transport.next(),
                        time,
                        observation -> {
                            runs.remove(held[0]);
                            whenDone.accept(observation);
                        });
        held[0] = run;
        runs.add(run);
        begin(run);
    }

    private void begin(Run run) {
        try {
            run.step(() -> {
                run.begin();
                switch (run.check().target()) {
                    case Target.Http http -> new HttpProbe(run, http, network).begin();
                    case Target.Tcp tcp -> new TcpProbe(run, tcp, network).begin();
                }
            });
        } catch (RejectedExecutionException _) {
            run.unknown("the program is stopping");
        }
    }

    private Result notRun(Check check, String why) {
        return new Result(
                check.id(), null, Location.HERE, time.now(), Outcome.UNKNOWN, Phases.NONE, 0, why);
    }

    private void later(Duration delay, Runnable task) {
        var _ = transport.group().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void beat(Duration every, Supplier<Runnable> hearts) {
        for (var thread : transport.all()) {
            var heart = hearts.get();
            var _ = thread.scheduleWithFixedDelay(heart, 0, every.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public int inFlight() {
        return runs.size();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        for (var run : runs) {
            run.step(() -> run.unknown("the program is stopping"));
        }
        network.judges().close();
        transport.close();
    }
}
