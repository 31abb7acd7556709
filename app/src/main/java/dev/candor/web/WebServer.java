package dev.candor.web;

import dev.candor.publish.PublicSite;
import dev.candor.time.TimeSource;
import dev.candor.web.api.Api;
import dev.candor.web.http.ServerDate;
import dev.candor.web.page.PageHandler;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP server: pages from memory on its event loops, the API on virtual threads. HTTP/1.1
 * without TLS; a reverse proxy adds that. {@link #start} and {@link #stop} are to be called once
 * each, by the owner.
 */
public final class WebServer {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final long SWEEP_MILLIS = 500;
    private static final int LONGEST_FIRST_LINE = 4_096;
    private static final int LARGEST_HEADERS = 16_384;

    private final WebSettings settings;
    private final Connections connections;
    private final ServerDate date;
    private final BlockingWork work = new BlockingWork();
    private final Readiness readiness;
    private final Dispatch dispatch;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
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
        this.settings = settings;
        this.readiness = readiness;
        connections = new Connections(time, settings.connections());
        date = new ServerDate(time);
        var pages =
                new PageHandler(site, date, task -> work.start(BlockingWork.Lane.ANONYMOUS, task));
        var bridge = new ApiBridge(api, work, connections, settings, date);
        dispatch =
                new Dispatch(
                        pages,
                        bridge,
                        new Probes(readiness, work, date),
                        connections,
                        settings,
                        date);
    }

    /**
     * Begins to listen.
     *
     * @return the address, with the port that was taken
     * @throws CannotListen when it cannot; nothing is left running
     */
    public InetSocketAddress start() {
        var machine = newVertx();
        vertx = machine;
        // A negative port is one that is free, the same for all event loops.
        var port = settings.port() == 0 ? -1 : settings.port();
        var deployed =
                machine.deployVerticle(
                        () -> _ -> listen(machine, port),
                        new DeploymentOptions().setInstances(settings.eventLoops()));
        try {
            await(deployed, START_LIMIT);
        } catch (ExecutionException failure) {
            stop();
            var cause = failure.getCause() == null ? failure : failure.getCause();
            throw new CannotListen(settings.host(), settings.port(), cause);
        } catch (TimeoutException failure) {
            stop();
            throw new CannotListen(settings.host(), settings.port(), failure);
        }
        machine.setPeriodic(
                SWEEP_MILLIS,
                _ -> {
                    date.refresh();
                    connections.closeOverdue();
                });
        return new InetSocketAddress(settings.host(), servers.getFirst().actualPort());
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
                servers.stream().map(server -> server.shutdown(settings.drainTime())).toList();
        quietly(Future.join(closing), settings.drainTime().plus(CLOSE_LIMIT));
        work.close();
        quietly(machine.close(), CLOSE_LIMIT);
    }

    private Future<HttpServer> listen(Vertx machine, int port) {
        var server =
                machine.createHttpServer(options())
                        .requestHandler(dispatch::handle)
                        .invalidRequestHandler(request -> InvalidRequests.answer(request, date))
                        .connectionHandler(connection ->
                                connections.opened(connection, settings.requestTime()))
                        .exceptionHandler(failure ->
                                LOGGER.log(
                                        Logger.Level.DEBUG,
                                        "a connection failed: {0}",
                                        String.valueOf(failure)));
        servers.add(server);
        return server.listen(port, settings.host());
    }

    private static HttpServerOptions options() {
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
