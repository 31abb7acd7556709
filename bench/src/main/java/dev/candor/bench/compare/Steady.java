package dev.candor.bench.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Requests at a steady rate, from this process, which the script keeps on the load's CPU. */
final class Steady {
    private static final int MOST_AT_ONCE = 256;

    private Steady() {}

    /**
     * Sends so many requests a second.
     *
     * @throws IOException when fewer than 99 of 100 were answered
     */
    static Wrk.Load run(String address, int perSecond, int seconds) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answered = new AtomicLong();
        var waiting = new AtomicLong();
        var total = perSecond * seconds;
        var start = System.nanoTime();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            CompletableFuture<?>[] newest = new CompletableFuture<?>[total];
            for (var i = 0; i < total; i++) {
                awaitTurn(start + i * 1_000_000_000L / perSecond, waiting);
                waiting.incrementAndGet();
                newest[i] =
                        client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                                .whenComplete((answer, _) -> {
                                    waiting.decrementAndGet();
                                    if (answer != null && answer.statusCode() == 200) {
                                        answered.incrementAndGet();
                                    }
                                });
            }
            CompletableFuture.allOf(newest).exceptionally(_ -> null).join();
        }
        if (answered.get() < total * 0.99) {
            throw new IOException(
                    address + " answered only " + answered + " of " + total + " requests");
        }
        var took = (System.nanoTime() - start) / 1e9;
        return new Wrk.Load(answered.get() / took, answered.get());
    }

    private static void awaitTurn(long at, AtomicLong waiting) {
        while (at - System.nanoTime() > 0 || waiting.get() >= MOST_AT_ONCE) {
            LockSupport.parkNanos(Math.max(20_000, at - System.nanoTime()));
        }
    }

    /**
     * Makes one check by blackbox_exporter, which answers 200 to a failed one as well.
     *
     * @throws IOException when the check fails
     */
    static void requireSuccess(String probe) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var said =
                    client.send(
                                    HttpRequest.newBuilder(URI.create(probe)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            if (!said.contains("probe_success 1")) {
                throw new IOException("blackbox_exporter's check fails: " + said);
            }
        }
    }
}
