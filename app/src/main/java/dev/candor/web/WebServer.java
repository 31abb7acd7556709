package dev.candor.web;

import dev.candor.publish.PublicSite;
import dev.candor.time.TimeSource;
import dev.candor.web.api.Api;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;
import dev.candor.web.http.ServerDate;
import dev.candor.web.page.PageHandler;
import dev.candor.web.page.PageTraffic;
import dev.candor.web.tls.ServerCertificate;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The HTTP server: pages from memory on its event loops, the API on threads that may block, at one
 * address or at two, one of which is for operators. HTTP/1.1, or with a certificate TLS with
 * HTTP/1.1 and HTTP/2. {@link #start} and {@link #stop} are to be called once each, by the owner.
 */
public final class WebServer {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final long SWEEP_MILLIS = 500;
    private static final int LONGEST_FIRST_LINE = 4_096;
    private static final int LARGEST_HEADERS = 16_384;

    /** How often the files of the certificate are looked at. */
    private static final long CERTIFICATE_MILLIS = 5_000;

    /** How many connections the admin address bears, whatever comes to the public one. */
    private static final int ADMIN_CONNECTIONS = 1_000;

    private static final int STATUS_CLASSES = 5;

    private final WebSettings settings;
    private final Operations operations;
    private final TimeSource time;
    private final ServerDate date;
    private final BlockingWork work = new BlockingWork();
    private final Readiness readiness;
    private final PageTraffic traffic = new PageTraffic();
    private final LongAdder[] apiAnswers =
            Stream.generate(LongAdder::new).limit(STATUS_CLASSES).toArray(LongAdder[]::new);
    private final PageHandler pages;
    private final Probes probes;
    private final Api api;
    private final List<Listener> listeners;
    private @Nullable Vertx vertx;

    /**
     * A server that is not started.
     *
     * @param site what the public reads
     * @param api what answers below {@code /api/}
     * @param readiness what {@code /readyz} asks
     * @param time by which time-outs and the Date header go
     */
    public WebServer(
            WebSettings settings, PublicSite site, Api api, Readiness readiness, TimeSource time) {
        this(settings, site, api, readiness, time, Operations.none());
    }

    /** As above, with what those who run it want beside. */
    public WebServer(
            WebSettings settings,
            PublicSite site,
            Api api,
            Readiness readiness,
            TimeSource time,
            Operations operations) {
        this.settings = settings;
        this.readiness = readiness;
        this.operations = operations;
        this.time = time;
        this.api = api;
        date = new ServerDate(time);
        pages =
                new PageHandler(
                        site, date, traffic, task -> work.start(BlockingWork.Lane.ANONYMOUS, task));
        probes = new Probes(readiness, work, date);
        var admin = operations.admin();
        var open = new Operations.Place(settings.host(), settings.port());
        listeners =
                admin == null
                        ? List.of(listener(Face.WHOLE, open, settings.connections()))
                        : List.of(
                                listener(Face.PUBLIC, open, settings.connections()),
                                listener(Face.ADMIN, admin, ADMIN_CONNECTIONS));
    }

    private Listener listener(Face face, Operations.Place place, int most) {
        var connections = new Connections(time, most);
        var bridge = bridge(face == Face.PUBLIC ? api::answerPublic : api::answer, connections);
        var forms = new LinkedHashMap<Forms, ApiBridge>();
        operations.forms().forEach(each -> forms.put(each, bridge(each::answer, connections)));
        var dispatch =
                new Dispatch(
                        face,
                        operations.certificate() != null,
                        pages,
                        bridge,
                        forms,
                        metrics(bridge),
                        probes,
                        connections,
                        settings,
                        date);
        return new Listener(place, connections, dispatch, new CopyOnWriteArrayList<>());
    }

    private ApiBridge bridge(Function<ApiRequest, ApiAnswer> answers, Connections connections) {
        return new ApiBridge(
                answers, work, connections, settings, date, operations.proxies(), apiAnswers);
    }

    private @Nullable MetricsHandler metrics(ApiBridge bridge) {
        var metrics = operations.metrics();
        return metrics == null ? null : new MetricsHandler(metrics, api, bridge, work, date);
    }

    /** One address, with what listens there: a server for each event loop. */
    private record Listener(
            Operations.Place place,
            Connections connections,
            Dispatch dispatch,
            List<HttpServer> servers) {
        InetSocketAddress address() {
            return new InetSocketAddress(place.host(), servers.getFirst().actualPort());
        }
    }

    /**
     * Begins to listen.
     *
     * @return the public address, with the port that was taken
     * @throws CannotListen when it cannot; nothing is left running
     */
    public InetSocketAddress start() {
        var machine = newVertx();
        vertx = machine;
        listeners.forEach(listener -> deploy(machine, listener));
        machine.setPeriodic(
                SWEEP_MILLIS,
                _ -> {
                    date.refresh();
                    listeners.forEach(listener -> listener.connections.closeOverdue());
                });
        if (operations.certificate() != null) {
            machine.setPeriodic(CERTIFICATE_MILLIS, _ -> renewCertificate());
        }
        return listeners.getFirst().address();
    }

    /** Where operators are answered; the public address where there is no other. */
    public InetSocketAddress adminAddress() {
        return listeners.getLast().address();
    }

    private void deploy(Vertx machine, Listener listener) {
        var place = listener.place;
        // A negative port is one that is free, the same for all event loops.
        var port = place.port() == 0 ? -listeners.indexOf(listener) - 1 : place.port();
        var deployed =
                machine.deployVerticle(
                        () -> _ -> listen(machine, listener, port),
                        new DeploymentOptions().setInstances(settings.eventLoops()));
        try {
            await(deployed, START_LIMIT);
        } catch (ExecutionException failure) {
            stop();
            var cause = failure.getCause() == null ? failure : failure.getCause();
            throw new CannotListen(place.host(), place.port(), cause);
        } catch (TimeoutException failure) {
            stop();
            throw new CannotListen(place.host(), place.port(), failure);
        }
    }

    /**
     * Looks at the files of the certificate; a new pair is shown to connections from then on, and
     * those that are open stay. Returns at once. Without a certificate nothing happens.
     */
    public void renewCertificate() {
        var files = operations.certificate();
        if (files != null) {
            var _ =
                    work.start(
                            BlockingWork.Lane.OPERATION,
                            () -> files.renewed().ifPresent(this::show));
        }
    }

    private void show(ServerCertificate certificate) {
        for (var listener : listeners) {
            for (var server : listener.servers) {
                server.updateSSLOptions(TlsOptions.update(certificate))
                        .onFailure(failure ->
                                LOGGER.log(
                                        Logger.Level.ERROR,
                                        "a new certificate could not be taken over",
                                        failure));
            }
        }
    }

    /** Whether somebody with a token waits for an answer. */
    public boolean isAwaited() {
        return work.underWay(BlockingWork.Lane.TOKEN) > 0;
    }

    /** How it goes. */
    public WebFigures figures() {
        var lanes = new TreeMap<String, Integer>();
        for (var lane : BlockingWork.Lane.values()) {
            lanes.put(lane.name().toLowerCase(Locale.ROOT), work.underWay(lane));
        }
        return new WebFigures(
                traffic.counts(),
                Stream.of(apiAnswers).map(LongAdder::sum).toList(),
                listeners.stream().mapToInt(listener -> listener.connections.count()).sum(),
                lanes,
                work.refused());
    }

    /**
     * Takes no more connections, lets the requests under way end, at most for the settings' drain
     * time, and gives everything back. Idempotent.
     */
    public void stop() {
        readiness.stopping();
        var machine = vertx;
        vertx = null;
        if (machine == null) {
            return;
        }
        var closing =
                listeners.stream()
                        .flatMap(listener -> listener.servers.stream())
                        .map(server -> server.shutdown(settings.drainTime()))
                        .toList();
        quietly(Future.join(closing), settings.drainTime().plus(CLOSE_LIMIT));
        work.close();
        quietly(machine.close(), CLOSE_LIMIT);
    }

    private Future<HttpServer> listen(Vertx machine, Listener listener, int port) {
        var server =
                machine.createHttpServer(options())
                        .requestHandler(listener.dispatch::handle)
                        .invalidRequestHandler(request -> InvalidRequests.answer(request, date))
                        .connectionHandler(connection ->
                                listener.connections.opened(connection, settings.requestTime()))
                        .exceptionHandler(failure ->
                                LOGGER.log(
                                        Logger.Level.DEBUG,
                                        "a connection failed: {0}",
                                        String.valueOf(failure)));
        listener.servers.add(server);
        return server.listen(port, listener.place.host());
    }

    private HttpServerOptions options() {
        var options = plainOptions();
        var files = operations.certificate();
        if (files != null) {
            TlsOptions.apply(options, files.current());
        }
        return options;
    }

    private static HttpServerOptions plainOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setTcpNoDelay(true);
    }

    private Vertx newVertx() {
        var files =
                new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false);
        return Vertx.vertx(
                new VertxOptions()
                        .setPreferNativeTransport(true)
                        .setEventLoopPoolSize(settings.eventLoops())
                        .setFileSystemOptions(files));
    }

    private static void quietly(Future<?> future, Duration limit) {
        try {
            await(future, limit);
        } catch (ExecutionException | TimeoutException failure) {
            LOGGER.log(
                    Logger.Level.WARNING,
                    "some connections were cut while stopping; reason={0}",
                    String.valueOf(failure.getMessage()));
        }
    }

    private static void await(Future<?> future, Duration limit)
            throws ExecutionException, TimeoutException {
        try {
            var _ =
                    future.toCompletionStage()
                            .toCompletableFuture()
                            .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }
}
