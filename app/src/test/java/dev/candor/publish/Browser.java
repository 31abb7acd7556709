package dev.candor.publish;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Chromium and a small web server that sends the documents of a site with their headers. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    final AtomicReference<PublicSite> site;
    final com.microsoft.playwright.Browser chromium;
    private final Playwright playwright;
    private final HttpServer server;

    Browser(PublicSite first) {
        site = new AtomicReference<>(first);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_NODEJS_PATH", node(),
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                                                "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS",
                                                        "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setHeadless(true)
                                        .setChromiumSandbox(false)
                                        .setArgs(
                                                List.of(
                                                        "--disable-gpu",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    private static String node() {
        return java.util.stream.Stream.of("/usr/bin/node", "/usr/local/bin/node")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("browser tests need Node.js"));
    }

    /** Where the site is. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var now = site.get();
            var found = now.find(exchange.getRequestURI().getPath());
            var document = found.orElse(now.notFound());
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", document.contentType());
            headers.set("Cache-Control", document.cacheControl());
            headers.set("ETag", document.etag());
            headers.set("Content-Security-Policy", SecurityPolicy.CONTENT_SECURITY_POLICY);
            exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, document.body().length);
            exchange.getResponseBody().write(document.body());
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        server.stop(0);
    }
}
