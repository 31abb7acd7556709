package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.fixture.SampleWords;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;
import dev.candor.web.api.Api;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;

class LimitsTest {
    private static final int CONNECTIONS = 20;
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration REQUEST_TIME = Duration.ofSeconds(30);

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-04T05:06:07Z"));
    private final MemorySite site = new MemorySite();
    private final HeldStore store = new HeldStore();
    private WebServer server;
    private InetSocketAddress address;

    /** A store that answers (with a failure) only once it is let go. */
    private static final class HeldStore implements Store {
        final CountDownLatch asked = new CountDownLatch(1);
        final AtomicInteger reading = new AtomicInteger();
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public <T> T write(Function<Transaction, T> work) {
            return read(work);
        }

        @Override
        public <T> T read(Function<Transaction, T> work) {
            asked.countDown();
            reading.incrementAndGet();
            try {
                if (!letGo.await(20, TimeUnit.SECONDS)) {
                    throw new StoreException("held for too long");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw new StoreException("let go");
        }

        @Override
        public void onJournal(LongConsumer listener) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() {
        site.put("/", MemorySite.page("x".repeat(20_000), "v1"));
        var settings =
                new WebSettings(
                        "127.0.0.1",
                        0,
                        2,
                        CONNECTIONS,
                        REQUEST_TIME,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5));
        var api =
                new Api(
                        store,
                        new Commands(store, time, new RandomIds()),
                        time,
                        SampleLinks.of(time),
                        SampleWords.of());
        server = new WebServer(settings, site, api, new Readiness(site, store), time);
        address = server.start();
    }

    @AfterEach
    void stop() {
        store.letGo.countDown();
        server.stop();
    }

    private RawClient client() throws IOException {
        return new RawClient(address);
    }

    @Test
    void anAddressThatIsTooLongIsRefusedAndTheConnectionEnds() throws IOException {
        try (var client = client()) {
            var answer = client.ask("GET", "/" + "a".repeat(5_000));
            assertThat(answer.status()).isEqualTo(414);
            assertThat(answer.text()).isEqualTo("The address is too long.\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void headersThatAreTooLongAreRefusedAndTheConnectionEnds() throws IOException {
        try (var client = client()) {
            var answer = client.ask("GET", "/", "X-Long: " + "a".repeat(20_000));
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.header("content-security-policy")).isNotEmpty();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1~~",
                "GET / HTTP/1.1~Host: a~Host: b~~",
                "GET / HTTP/9.9~Host: a~~",
                "GET / HTTP/1.1~Host: a~Bad Header: x~~",
                "GET / HTTP/1.1~Host: a~X: a\u0000b~~",
                "GET / HTTP/1.1~Host : a~~",
                "POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~ab",
                "POST / HTTP/1.1~Host: a~Content-Length: 4~Transfer-Encoding: chunked~~0~~",
                "POST /api/v1/notices HTTP/1.1~Host: a~Content-Length: -4~~",
                "POST /api/v1/notices HTTP/1.1~Host: a~Content-Length: +4~~abcd",
                "PRI * HTTP/2.0~~SM~~",
                "hello~~",
            })
    void whatIsNotCleanHttpIsRefusedAndTheConnectionEnds(String request) throws IOException {
        try (var client = client()) {
            var answer = client.send(request.replace("~", "\r\n")).read(false);
            assertThat(answer.status()).isBetween(400, 505);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anOldClientGetsItsAnswerAndTheEnd() throws IOException {
        try (var client = client()) {
            var answer = client.send("GET / HTTP/1.0\r\n\r\n").read(false);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyDeclaredTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (var client = client()) {
            var answer =
                    client.send(post("Content-Length: " + (MEBIBYTE + 1), "Expect: 100-continue"))
                            .read(false);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("connection")).isEqualToIgnoringCase("close");
        }
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefused() throws IOException {
        try (var client = client()) {
            client.send(post("Transfer-Encoding: chunked"));
            var chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n");
            for (var i = 0; i < 16; i++) {
                client.send(chunk);
            }
            client.send("1\r\nx\r\n");
            assertThat(client.read(false).status()).isEqualTo(413);
            client.send("0\r\n\r\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatExpectsToBeToldToGoOnIsTold() throws IOException {
        try (var client = client()) {
            client.send(post("Content-Length: 2", "Expect: 100-continue"));
            assertThat(client.read(false).status()).isEqualTo(100);
            assertThat(client.send("{}").read(false).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTTP/1.1~Host: a~X-Slow: ",
            })
    void aClientThatTakesTooLongIsCutOffHoweverOftenItSendsAByte(String beginning)
            throws IOException {
        try (var client = client()) {
            client.ask("GET", "/");
            client.send(beginning.replace("~", "\r\n"));
            time.advance(REQUEST_TIME.minusSeconds(1));
            client.send(beginning.isEmpty() ? "G" : "x");
            time.advance(Duration.ofSeconds(2));
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsCutOff() throws IOException {
        try (var client = client()) {
            client.send(post("Content-Length: 100", "Expect: 100-continue"));
            assertThat(client.read(false).status()).isEqualTo(100);
            client.send("{");
            time.advance(REQUEST_TIME.minusSeconds(1));
            client.send(" ");
            time.advance(Duration.ofSeconds(2));
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatAsksInTimeStaysConnected() throws IOException {
        try (var client = client()) {
            for (var i = 0; i < 5; i++) {
                time.advance(REQUEST_TIME.minusSeconds(1));
                assertThat(client.ask("GET", "/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void connectionsBeyondTheBoundAreClosedAtOnceAndTheOthersGoOn() throws IOException {
        var clients = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < CONNECTIONS; i++) {
                clients.add(client());
                assertThat(clients.getLast().ask("GET", "/").status()).isEqualTo(200);
            }
            try (var oneMore = client()) {
                assertThat(oneMore.isClosedByServer()).isTrue();
            }
            assertThat(clients.getFirst().ask("GET", "/").status()).isEqualTo(200);
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        try (var client = client()) {
            var one = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
            client.send(one.repeat(50));
            for (var i = 0; i < 50; i++) {
                assertThat(client.read(false).body()).hasSize(20_000);
                assertThat(client.read(false).text()).isEqualTo("ok\n");
            }
        }
    }

    @Test
    void aClientThatAsksWithoutReadingIsStoppedAndOthersAreServed() throws Exception {
        try (var greedy = client();
                var other = client()) {
            var request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100);
            var sent = new AtomicInteger();
            var _ =
                    CompletableFuture.runAsync(() -> {
                        try {
                            for (var i = 0; i < 10_000; i++) {
                                greedy.send(request);
                                sent.incrementAndGet();
                            }
                        } catch (IOException _) {
                            sent.addAndGet(0);
                        }
                    });
            for (var i = 0; i < 200; i++) {
                assertThat(other.ask("GET", "/").status()).isEqualTo(200);
            }
            assertThat(sent.get()).isLessThan(5_000);
        }
    }

    @Test
    void aCrowdOfReadersIsToldToComeBackAndPagesGoOn() throws Exception {
        var crowd = new ArrayList<RawClient>();
        try (var late = client()) {
            for (var i = 0; i < 16; i++) {
                crowd.add(client().send("GET /api/v1/notices HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
            for (var i = 0; i < 10_000 && store.reading.get() < 16; i++) {
                assertThat(late.ask("GET", "/").status()).isEqualTo(200);
            }
            var answer = late.ask("GET", "/api/v1/components");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(answer.text()).contains("Too many requests are under way");
            assertThat(late.ask("GET", "/").status()).isEqualTo(200);
            store.letGo.countDown();
            for (var client : crowd) {
                assertThat(client.read(false).text()).contains("The store does not answer");
            }
        } finally {
            for (var client : crowd) {
                client.close();
            }
        }
    }

    @Test
    void whatIsUnderWayWhenTheServerStopsIsStillAnswered() throws Exception {
        try (var client = client()) {
            client.send("GET /api/v1/notices HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(store.asked.await(10, TimeUnit.SECONDS)).isTrue();
            var stopping = CompletableFuture.runAsync(server::stop);
            awaitRefusedConnections();
            store.letGo.countDown();
            assertThat(client.read(false).status()).isEqualTo(503);
            stopping.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void idleConnectionsDoNotHoldUpAStop() throws Exception {
        try (var client = client()) {
            client.ask("GET", "/");
            CompletableFuture.runAsync(server::stop).get(4, TimeUnit.SECONDS);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** The head of a post to the API. */
    private static String post(String... headers) {
        return "POST /api/v1/notices HTTP/1.1\r\nHost: a\r\n"
                + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private void awaitRefusedConnections() {
        for (var i = 0; i < 1_000; i++) {
            try (var probe = client()) {
                if (probe.isClosedByServer()) {
                    return;
                }
            } catch (IOException _) {
                return;
            }
        }
        throw new AssertionError("the server still takes connections");
    }
}
