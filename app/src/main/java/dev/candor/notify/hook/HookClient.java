package dev.candor.notify.hook;

import dev.candor.model.AddressPolicy;
import dev.candor.notify.TlsTrouble;
import dev.candor.notify.hook.HookAnswer.Answered;
import dev.candor.notify.hook.HookAnswer.Failed;
import dev.candor.notify.hook.HookAnswer.Trouble;
import dev.candor.time.TimeSource;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLException;

/**
 * Sends requests and waits for answers. A host's addresses are looked up once, held against the
 * policy, and then connected to as addresses: what was checked is what is reached, whatever the
 * name says a moment later. No redirect is followed. Headers, body and time are bounded.
 * Connections are kept for a while. Thread-safe; to be used on virtual threads.
 */
public final class HookClient implements AutoCloseable {
    /** How long one request may take, name and connection included. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    /** How much of an answer's body is read. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_FIRST_LINE = 4 * 1024;
    private static final int CONNECTIONS_TO_ONE = 256;
    private static final int KEPT_SECONDS = 20;
    private static final int LOOK_UPS = 16;
    private static final int LOOK_UPS_WAITING = 1_000;
    private static final int MOST_ADDRESSES = 3;

    private final Vertx machine;
    private final HttpClient client;
    private final Names names;
    private final String agent;
    private final Duration longest;
    private final TimeSource time;
    private final ExecutorService lookUps;

    /**
     * A client that trusts what the Java runtime trusts.
     *
     * @param version the program's, for {@code User-Agent}
     */
    public HookClient(String version, TimeSource time) {
        this(version, Names.SYSTEM, null, LONGEST, time);
    }

    HookClient(
            String version,
            Names names,
            @Nullable TrustOptions trust,
            Duration longest,
            TimeSource time) {
        this.time = time;
        this.names = names;
        this.longest = longest;
        agent = "Candor/" + version;
        machine = newVertx();
        var options =
                new HttpClientOptions()
                        .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                        .setKeepAliveTimeout(KEPT_SECONDS)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                        .setVerifyHost(true);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        client =
                machine.httpClientBuilder()
                        .with(options)
                        .with(
                                new PoolOptions()
                                        .setHttp1MaxSize(CONNECTIONS_TO_ONE)
                                        .setMaxWaitQueueSize(CONNECTIONS_TO_ONE))
                        // Whoever waits for the answer hears of it; the log need not.
                        .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                        .build();
        var pool =
                new ThreadPoolExecutor(
                        LOOK_UPS,
                        LOOK_UPS,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(LOOK_UPS_WAITING),
                        Thread.ofPlatform().daemon().name("hook-names-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        lookUps = pool;
    }

    private static Vertx newVertx() {
        var files =
                new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false);
        return Vertx.vertx(
                new VertxOptions()
                        .setPreferNativeTransport(true)
                        .setEventLoopPoolSize(1)
                        .setUseDaemonThread(true)
                        .setFileSystemOptions(files));
    }

    /**
     * Sends once, and again to the host's next address only where no connection came about.
     *
     * @param policy which addresses may be reached, or null for all
     */
    HookAnswer send(HookRequest request, @Nullable AddressPolicy policy) {
        var until = time.nanoTime() + longest.toNanos();
        var host = request.address().getHost();
        var found = lookUp(host);
        if (found.failure != null) {
            return found.failure;
        }
        var allowed = found.addresses;
        if (policy != null) {
            allowed = allowed.stream().filter(it -> policy.refusal(it).isEmpty()).toList();
            if (allowed.isEmpty()) {
                var why = policy.refusal(found.addresses.getFirst()).orElse("may not be reached");
                return new Failed(Trouble.FORBIDDEN, "the name " + host + " " + why);
            }
        }
        HookAnswer answer = new Failed(Trouble.NAME, "the name " + host + " has no address");
        for (var address : allowed.subList(0, Math.min(allowed.size(), MOST_ADDRESSES))) {
            var left = Duration.ofNanos(until - time.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            answer = exchange(request, address, left);
            if (!(answer instanceof Failed(var trouble, var _)) || trouble != Trouble.CONNECTION) {
                break;
            }
        }
        return answer;
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        try {
            client.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
            machine.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // its threads are daemons and end with the program
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Addresses, or why there are none. */
    private record Found(List<InetAddress> addresses, @Nullable Failed failure) {}

    private Found lookUp(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            var looked = CompletableFuture.supplyAsync(() -> resolved(bare), lookUps);
            var addresses = looked.get(longest.toMillis() / 2, TimeUnit.MILLISECONDS);
            return addresses.isEmpty()
                    ? none("the name " + host + " does not resolve")
                    : new Found(addresses, null);
        } catch (TimeoutException | RejectedExecutionException _) {
            return none("no name server answered for " + host);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return none("interrupted");
        }
    }

    private List<InetAddress> resolved(String host) {
        try {
            return names.of(host);
        } catch (java.net.UnknownHostException _) {
            return List.of();
        }
    }

    private static Found none(String why) {
        return new Found(List.of(), new Failed(Trouble.NAME, why));
    }

    private HookAnswer exchange(HookRequest request, InetAddress address, Duration left) {
        var sent = new AtomicReference<@Nullable HttpClientRequest>();
        var whole = new CompletableFuture<HookAnswer>();
        client.request(options(request, address))
                .compose(it -> {
                    sent.set(it);
                    if (whole.isDone()) { // its time was over before there was a connection
                        reset(it);
                        return Future.failedFuture("too late to be sent");
                    }
                    return it.send(Buffer.buffer(request.body())).compose(HookClient::read);
                })
                .onSuccess(whole::complete)
                .onFailure(failure -> whole.complete(failed(sent.get() != null, failure)));
        try {
            return whole.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            whole.cancel(false);
            reset(sent.get());
            return new Failed(
                    sent.get() == null ? Trouble.CONNECTION : Trouble.ANSWER,
                    "no answer within " + longest.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            whole.cancel(false);
            reset(sent.get());
            Thread.currentThread().interrupt();
            return new Failed(Trouble.ANSWER, "interrupted");
        }
    }

    private RequestOptions options(HookRequest request, InetAddress address) {
        var to = request.address();
        var secure = "https".equals(to.getScheme().toLowerCase(Locale.ROOT));
        var port = to.getPort() > 0 ? to.getPort() : secure ? 443 : 80;
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method()))
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(to.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(target(to))
                        .setFollowRedirects(false)
                        .putHeader("User-Agent", agent);
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static String target(URI address) {
        var path = address.getRawPath() == null ? "" : address.getRawPath();
        var query = address.getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** Reads as much of the body as counts, and lets go of the rest. */
    private static Future<HookAnswer> read(HttpClientResponse response) {
        Promise<HookAnswer> whole = Promise.promise();
        var body = Buffer.buffer();
        var retryAfter = response.getHeader("Retry-After");
        response.handler(piece -> {
            body.appendBuffer(piece);
            if (body.length() > LARGEST_BODY && whole.tryComplete(answered(response, body))) {
                var _ = response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ ->
                whole.tryComplete(new Answered(response.statusCode(), retryAfter, text(body))));
        return whole.future();
    }

    private static Answered answered(HttpClientResponse response, Buffer body) {
        return new Answered(response.statusCode(), response.getHeader("Retry-After"), text(body));
    }

    private static String text(Buffer body) {
        return body.getString(
                0, Math.min(body.length(), LARGEST_BODY), StandardCharsets.UTF_8.name());
    }

    private static void reset(@Nullable HttpClientRequest request) {
        if (request != null) {
            var _ = request.reset();
        }
    }

    private static Failed failed(boolean wasSent, Throwable failure) {
        if (wasSent) {
            return new Failed(Trouble.ANSWER, "the connection broke before the answer was there");
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new Failed(Trouble.CONNECTION, "TLS failed: " + TlsTrouble.words(cause));
            }
        }
        return new Failed(Trouble.CONNECTION, "no connection: " + line(failure));
    }

    /** The first line of what is known; addresses in it are those that were asked for. */
    private static String line(Throwable failure) {
        var message = failure.getMessage();
        var text = message == null ? failure.getClass().getSimpleName() : message;
        var first = text.lines().findFirst().orElse("");
        return first.length() > 200 ? first.substring(0, 200) : first;
    }
}
