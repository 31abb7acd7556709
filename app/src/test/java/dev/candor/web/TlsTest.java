package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.fixture.Await;
import dev.candor.fixture.Certificates;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.fixture.SampleWords;
import dev.candor.web.api.Api;
import dev.candor.web.http.TrustedProxies;
import dev.candor.web.tls.CertificateFiles;
import dev.candor.web.tls.CertificateProblem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The server behind a real certificate, asked by real clients. */
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAMES = "dns:localhost,ip:127.0.0.1";

    @TempDir Path folder;

    private final MemorySite site = new MemorySite();
    private final ManualTime time = new ManualTime(Instant.now());
    private Path chain = Path.of("");
    private Path key = Path.of("");
    private @Nullable WebServer server;
    private InetSocketAddress address = InetSocketAddress.createUnresolved("", 0);

    @BeforeEach
    void names() {
        chain = folder.resolve("chain.pem");
        key = folder.resolve("key.pem");
        site.put("/", MemorySite.page("x".repeat(20_000), "v1"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private KeyStore pair() {
        return Certificates.selfSigned(folder, NAMES, "-1d", 30);
    }

    private void write(KeyStore pair) throws Exception {
        Certificates.writePem(pair, chain, key);
    }

    private CertificateFiles files() {
        return new CertificateFiles(chain, key, time);
    }

    private void start() {
        var store = new BrokenStore();
        var settings = WebSettings.on("127.0.0.1", 0);
        server =
                new WebServer(
                        settings,
                        site,
                        new Api(
                                store,
                                new Commands(store, time, new RandomIds()),
                                time,
                                SampleLinks.of(time),
                                SampleWords.of()),
                        new Readiness(site, store),
                        time,
                        new Operations(null, files(), new TrustedProxies(), null));
        address = server.start();
    }

    private static SSLContext trusting(KeyStore pair) throws Exception {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(Certificates.trusting(pair));
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        var uri = URI.create("https://127.0.0.1:" + address.getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void pagesAndApiAreAnsweredOverHttp2AndHttp1() throws Exception {
        var pair = pair();
        write(pair);
        start();
        for (var version : HttpClient.Version.values()) {
            try (var client =
                    HttpClient.newBuilder().sslContext(trusting(pair)).version(version).build()) {
                for (var round = 0; round < 3; round++) {
                    var page = get(client, "/");
                    assertThat(page.statusCode()).isEqualTo(200);
                    assertThat(page.version()).isEqualTo(version);
                    assertThat(page.body()).hasSize(20_000);
                    assertThat(page.headers().allValues("strict-transport-security"))
                            .containsExactly("max-age=15552000");
                    // Its store is broken; the answer comes from the API all the same.
                    assertThat(get(client, "/api/v1/components").statusCode()).isEqualTo(503);
                    assertThat(get(client, "/nowhere").statusCode()).isEqualTo(404);
                }
                var uri = URI.create("https://127.0.0.1:" + address.getPort() + "/api/v1/notices");
                var tooLong =
                        client.send(
                                HttpRequest.newBuilder(uri)
                                        .POST(
                                                HttpRequest.BodyPublishers.ofByteArray(
                                                        new byte[1_200_000]))
                                        .timeout(PATIENCE)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(tooLong.statusCode()).isEqualTo(413);
            }
        }
    }

    @Test
    void oldProtocolsAreRefused() throws Exception {
        var pair = pair();
        write(pair);
        start();
        try (var socket = socket(pair)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite()).contains("ECDHE").contains("GCM");
        }
        try (var socket = socket(pair)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private SSLSocket socket(KeyStore pair) throws Exception {
        return (SSLSocket)
                trusting(pair).getSocketFactory().createSocket("127.0.0.1", address.getPort());
    }

    private Certificate shown(KeyStore... any) {
        for (var pair : any) {
            try (var socket = socket(pair)) {
                socket.startHandshake();
                return socket.getSession().getPeerCertificates()[0];
            } catch (Exception _) {
                // Then it is another one's.
            }
        }
        throw new AssertionError("neither certificate is shown");
    }

    @Test
    void aNewPairIsShownToNewConnectionsAndOpenOnesStay() throws Exception {
        var first = pair();
        var second = pair();
        write(first);
        start();
        try (var client = HttpClient.newBuilder().sslContext(trusting(first)).build();
                var open = socket(first)) {
            open.startHandshake();
            assertThat(get(client, "/").statusCode()).isEqualTo(200);
            write(second);
            Objects.requireNonNull(server).renewCertificate();
            Await.until(
                    "every event loop shows the new one",
                    PATIENCE,
                    () -> shownSeveralTimes(first, second).equals(leaf(second)));
            assertThat(get(client, "/").statusCode()).isEqualTo(200);
            open.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(open.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
    }

    private Certificate shownSeveralTimes(KeyStore first, KeyStore second) {
        for (var attempt = 0; attempt < 8; attempt++) {
            if (shown(first, second).equals(leaf(first))) {
                return leaf(first);
            }
        }
        return leaf(second);
    }

    private static X509Certificate leaf(KeyStore pair) {
        try {
            return (X509Certificate) pair.getCertificate("server");
        } catch (java.security.KeyStoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBrokenNewPairLeavesTheOldOne() throws Exception {
        var first = pair();
        write(first);
        var files = files();
        Files.writeString(chain, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(files.renewed()).isEmpty();
        assertThat(files.current().chain()).containsExactly(leaf(first));

        var second = pair();
        Certificates.writePem(second, chain, folder.resolve("other.pem"));
        assertThat(files.renewed()).as("half of a renewal").isEmpty();
        assertThat(files.current().chain()).containsExactly(leaf(first));

        Files.copy(
                folder.resolve("other.pem"),
                key,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.renewed()).isPresent();
        assertThat(files.current().chain()).containsExactly(leaf(second));
        assertThat(files.renewed()).isEmpty();
    }

    @Test
    void whatIsWrongIsASentenceWithoutTheKey() throws Exception {
        write(pair());
        var good = Files.readString(key);
        Files.delete(key);
        assertProblem("there is no file " + key);

        Files.writeString(key, good.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
        assertProblem("is encrypted");
        Files.writeString(
                key,
                """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: x

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertProblem("is encrypted");
        Files.writeString(key, "nothing");
        assertProblem("has no private key");

        var other = folder.resolve("other");
        Certificates.writePem(pair(), other, key);
        assertProblem("does not belong to the first certificate");
        Files.writeString(key, good);
        Files.writeString(chain, "nothing");
        assertProblem("has no certificate");
    }

    private void assertProblem(String words) throws Exception {
        var text = Files.exists(key) ? Files.readString(key) : "";
        var secret = text.length() > 200 ? text.substring(100, 120) : "Exception";
        assertThatThrownBy(this::files)
                .isInstanceOf(CertificateProblem.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(secret);
    }

    @Test
    void keysInTheOlderFormsAreRead() throws Exception {
        for (var algorithm : new String[] {"EC", "RSA"}) {
            var pair = Certificates.selfSigned(folder, NAMES, "-1d", 30, algorithm);
            write(pair);
            var traditional = folder.resolve("old-" + algorithm + ".pem");
            Files.writeString(
                    traditional, Certificates.pem(algorithm + " PRIVATE KEY", inner(pair)));
            var read = new CertificateFiles(chain, traditional, time).current();
            assertThat(read.chain()).containsExactly(leaf(pair));
            assertThat(read.toString())
                    .doesNotContain(Base64.getEncoder().encodeToString(read.key().getEncoded()));
        }
    }

    /** What PKCS#8 wraps: the last of its elements, behind the version and the algorithm. */
    private static byte[] inner(KeyStore pair) throws Exception {
        var whole = ByteBuffer.wrap(pair.getKey("server", "changeit".toCharArray()).getEncoded());
        var _ = length(whole);
        for (var skipped = 0; skipped < 2; skipped++) {
            var length = length(whole);
            whole.position(whole.position() + length);
        }
        var content = new byte[length(whole)];
        whole.get(content);
        return content;
    }

    /** Reads a tag and a length (ITU-T X.690 §8.1). */
    private static int length(ByteBuffer der) {
        var _ = der.get();
        var first = der.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der.get() & 0xff);
        }
        return length;
    }

    @Test
    void anExpiredCertificateIsShownAllTheSame() throws Exception {
        var old = Certificates.selfSigned(folder, NAMES, "-10d", 3);
        write(old);
        assertThat(files().current().end()).isBefore(Instant.now());
    }
}
