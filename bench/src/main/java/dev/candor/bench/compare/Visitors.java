package dev.candor.bench.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fifty views of the front page and four posts in a second, each at its time, over kept lines. */
final class Visitors implements AutoCloseable {
    private static final long VIEW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long POST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WORST = 300;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String token;

    Visitors(int port, String token) {
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** How long each request waited for its answer, in nanoseconds, in no order. */
    record Waited(List<Long> pages, List<Long> posts) {}

    /** When to stop. */
    @FunctionalInterface
    interface End {
        boolean isReached() throws IOException, InterruptedException;
    }

    /** Visits for so long. */
    Waited forSeconds(int seconds) throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return until(() -> System.nanoTime() >= end);
    }

    /** Visits until the end is reached, which is asked once a second: to ask is work too. */
    Waited until(End end) throws IOException, InterruptedException {
        var over = new AtomicBoolean();
        var pages = new ArrayList<Long>();
        var posts = new ArrayList<Long>();
        var viewer = Thread.ofPlatform().start(() -> repeat(over, VIEW_NANOS, this::view, pages));
        var writer =
                Thread.ofPlatform().start(() -> repeat(over, POST_NANOS, () -> post(true), posts));
        while (!end.isReached()) {
            TimeUnit.SECONDS.sleep(1);
        }
        over.set(true);
        viewer.join();
        writer.join();
        return new Waited(List.copyOf(pages), List.copyOf(posts));
    }

    /** Posts an entry; a draft is told nobody. */
    void post(boolean draft) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/notices"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"kind\": \"announcement\", \"title\": \"News\","
                                                + " \"body\": \"All is well.\", \"draft\": "
                                                + draft
                                                + "}"))
                        .build());
    }

    private void view() throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(URI.create(address + "/"))
                        .header("Accept-Encoding", "gzip")
                        .build());
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= WORST) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
    }

    /** A request. */
    @FunctionalInterface
    private interface Ask {
        void send() throws IOException, InterruptedException;
    }

    /** One that is late is counted from when it was due: else a stall would hide what waited. */
    private static void repeat(AtomicBoolean over, long every, Ask ask, List<Long> waited) {
        var due = System.nanoTime();
        try {
            while (!over.get()) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                ask.send();
                waited.add(System.nanoTime() - due);
                due += every;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("a visitor was not answered", e);
        }
    }

    /** The wait that this part of them did not exceed, in milliseconds. */
    static double millis(List<Long> waited, double part) {
        var sorted = waited.stream().sorted().toList();
        var index = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    @Override
    public void close() {
        client.close();
    }
}
