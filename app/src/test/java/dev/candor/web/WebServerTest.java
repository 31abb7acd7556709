package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.fixture.SampleWords;
import dev.candor.web.api.Api;
import dev.candor.web.http.SecurityHeaders;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

class WebServerTest {
    private static final String TEXT = "All systems work. ".repeat(500);

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-04T05:06:07Z"));
    private final MemorySite site = new MemorySite();
    private WebServer server;
    private InetSocketAddress address;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        site.put("/", MemorySite.page(TEXT, "v1"));
        site.put("/café", MemorySite.page("coffee", "c1"));
        server = server(settings("127.0.0.1", 0, 100));
        address = server.start();
        client = new RawClient(address);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop();
    }

    private static WebSettings settings(String host, int port, int connections) {
        return new WebSettings(
                host,
                port,
                2,
                connections,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }

    private WebServer server(WebSettings settings) {
        var store = new BrokenStore();
        var api =
                new Api(
                        store,
                        new Commands(store, time, new RandomIds()),
                        time,
                        SampleLinks.of(time),
                        SampleWords.of());
        return new WebServer(settings, site, api, new Readiness(site, store), time);
    }

    @Test
    void aPageIsAnsweredWithEverythingThatACacheNeeds() throws IOException {
        var answer = client.ask("GET", "/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("content-length")).isEqualTo("9000");
        assertThat(answer.header("etag")).isEqualTo("\"v1\"");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=5");
        assertThat(answer.header("vary")).isEqualToIgnoringCase("accept-encoding");
        assertThat(answer.header("date")).isEqualTo("Wed, 04 Mar 2026 05:06:07 GMT");
        assertThat(answer.headers()).doesNotContainKey("content-encoding");
    }

    @Test
    void theSamePageIsAnsweredManyTimesOverOneConnection() throws IOException {
        for (var i = 0; i < 200; i++) {
            assertThat(client.ask("GET", "/").text()).isEqualTo(TEXT);
        }
    }

    @Test
    void aCompressedPageHasATagOfItsOwn() throws IOException {
        var answer = client.ask("GET", "/", "Accept-Encoding: br, gzip");
        assertThat(answer.header("content-encoding")).isEqualTo("gzip");
        assertThat(answer.header("etag")).isEqualTo("\"v1-gzip\"");
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void aChangedDocumentIsSentAtOnce() throws IOException {
        assertThat(client.ask("GET", "/").header("etag")).isEqualTo("\"v1\"");
        site.put("/", MemorySite.page("Something is wrong.", "v2"));
        var answer = client.ask("GET", "/");
        assertThat(answer.header("etag")).isEqualTo("\"v2\"");
        assertThat(answer.text()).isEqualTo("Something is wrong.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'\"v1\"' | identity | 304",
                "'W/\"v1\"' | identity | 304",
                "'\"v0\", \"v1\"' | identity | 304",
                "* | identity | 304",
                "'\"v1-gzip\"' | gzip | 304",
                "'\"v1\"' | gzip | 200",
                "'\"v1-gzip\"' | identity | 200",
                "'\"v0\"' | identity | 200",
                "v1 | identity | 200",
            })
    void aConditionalRequestIsAnsweredByTheFormThatWouldBeSent(
            String tags, String coding, int status) throws IOException {
        for (var method : new String[] {"GET", "HEAD"}) {
            var answer =
                    client.ask(method, "/", "If-None-Match: " + tags, "Accept-Encoding: " + coding);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers()).containsKeys("etag", "vary", "cache-control", "date");
            if (status == 304) {
                assertThat(answer.headers()).doesNotContainKeys("content-length", "content-type");
            }
        }
    }

    @Test
    void tagsInSeveralHeaderLinesCountAsOneList() throws IOException {
        var answer = client.ask("GET", "/", "If-None-Match: \"v0\"", "If-None-Match: \"v1\"");
        assertThat(answer.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/healthz",
                "/readyz",
                "/openapi.yaml",
                "/api/v1/notices",
                "/api/v1/nothing",
                "/%00",
            })
    void headAnswersAsGetDoesWithoutTheBody(String path) throws IOException {
        var get = client.ask("GET", path);
        var head = client.ask("HEAD", path);
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.headers()).isEqualTo(get.headers());
        assertThat(get.body()).isNotEmpty();
        assertThat(client.ask("GET", "/").text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nowhere", "/healthz", "/readyz", "/openapi.yaml", "/api/v1/notices"})
    void everyAnswerHasTheSecurityHeaders(String path) throws IOException {
        assertThat(client.ask("GET", path).headers()).containsAllEntriesOf(SecurityHeaders.VALUES);
        var notModified = client.ask("GET", "/", "If-None-Match: *");
        assertThat(notModified.headers()).containsAllEntriesOf(SecurityHeaders.VALUES);
        assertThat(notModified.headers()).doesNotContainKey("strict-transport-security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NONSENSE"})
    void aPageCanOnlyBeRead(String method) throws IOException {
        for (var path : new String[] {"/", "/healthz", "/readyz", "/openapi.yaml"}) {
            var answer = client.ask(method, path);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void anAddressThatIsNotThereSaysWhereThePageIs() throws IOException {
        var answer = client.ask("GET", "/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("The status page is at /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/a/../b", "/%2e%2e", "/%00", "/%ff", "/api/v1/%zz", "/a\\b"})
    void anAddressThatCouldMeanSomethingElseIsRefused(String path) throws IOException {
        assertThat(client.ask("GET", path).status()).isEqualTo(400);
    }

    @Test
    void anEscapedAddressFindsItsPage() throws IOException {
        assertThat(client.ask("GET", "/caf%C3%A9?a=b").text()).isEqualTo("coffee");
        assertThat(client.ask("GET", "/%63af%C3%A9").text()).isEqualTo("coffee");
    }

    @Test
    void theAbsoluteFormOfAnAddressIsUnderstood() throws IOException {
        assertThat(client.ask("GET", "http://localhost/").text()).isEqualTo(TEXT);
    }

    @Test
    void aStoreThatFailsDoesNotTouchThePage() throws IOException {
        var ready = client.ask("GET", "/readyz");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.text()).isEqualTo("The store does not answer.\n");
        assertThat(client.ask("GET", "/healthz").text()).isEqualTo("ok\n");
        assertThat(client.ask("GET", "/").status()).isEqualTo(200);
    }

    @Test
    void aStoreThatFailsIsAnsweredWithoutItsSecrets() throws IOException {
        var answer = client.ask("GET", "/api/v1/notices");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("The store does not answer").doesNotContain("secret");
    }

    @Test
    void readinessNamesEachReason() throws IOException {
        site.ready(false);
        assertThat(client.ask("GET", "/readyz").text())
                .isEqualTo("The first pages are not made yet.\nThe store does not answer.\n");
    }

    @Test
    void theDescriptionOfTheApiIsServedFromMemory() throws IOException {
        var answer = client.ask("GET", "/openapi.yaml");
        assertThat(answer.text()).startsWith("openapi: 3.1.0");
        var again = client.ask("GET", "/openapi.yaml", "If-None-Match: " + answer.header("etag"));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void aPortInUseIsSaidInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var second = server(settings("0.0.0.0", taken.getLocalPort(), 10));
            assertThatThrownBy(second::start)
                    .isInstanceOf(CannotListen.class)
                    .hasMessage(
                            "Cannot listen on 0.0.0.0:"
                                    + taken.getLocalPort()
                                    + ": another program uses this port; stop it or choose another"
                                    + " port.");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaidInOneSentence() {
        assertThatThrownBy(() -> server(settings("192.0.2.1", 0, 10)).start())
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("this machine does not have that address");
    }

    @Test
    void aNameWithoutAnAddressIsSaidInOneSentence() {
        assertThatThrownBy(() -> server(settings("no-such-host.invalid", 8080, 10)).start())
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("no address is known for 'no-such-host.invalid'");
    }

    @Test
    void afterStoppingThePortIsFree() throws IOException {
        server.stop();
        server.stop();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            assertThat(socket.isBound()).isTrue();
        }
    }
}
