package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.fixture.OpenMetrics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What those who run a server see of it: figures, status, an address of their own. */
class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_:]+)` \\| ([a-z]+) \\|.*");
    private static final String CONFIGURATION =
            """
            page: {name: Example, url: "https://status.example.com", zone: UTC}
            components: [{id: shop}]
            checks: [{id: shop, tcp: "127.0.0.1:9", every: 1s, fail-after: 1}]
            heartbeat: {url: "http://127.0.0.1:9/", every: 10s}
            """;

    @TempDir Path folder;

    private @Nullable Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        if (server != null) {
            server.close();
        }
    }

    private Server start(Exposure exposure) throws IOException {
        var file = Files.writeString(folder.resolve("candor.yaml"), CONFIGURATION);
        server =
                Server.start(
                        new ServeOptions(
                                file,
                                folder.resolve("data"),
                                "127.0.0.1",
                                0,
                                null,
                                _ -> null,
                                exposure),
                        "1.2.3");
        return server;
    }

    private Server running() {
        return Objects.requireNonNull(server);
    }

    private static Exposure admin() {
        return new Exposure("127.0.0.1", 0, null, null);
    }

    private HttpResponse<String> get(String address, @Nullable String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (accept != null) {
            request.header("Accept", accept);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void figuresAreStrictOpenMetricsAndNamedInTheManual() throws Exception {
        var address = start(admin()).adminAddress().orElseThrow();
        Await.until(
                "a run was stored",
                PATIENCE,
                () -> figures(address).value("candor_results_stored_total") > 0);
        Await.until(
                "the heartbeat was tried",
                PATIENCE,
                () -> figures(address).types().containsKey("candor_heartbeat_up"));
        get(address + "/", null);
        get(address + "/nowhere", null);

        var answer = get(address + "/metrics", OPEN_METRICS);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        var figures = OpenMetrics.read(answer.body());
        assertThat(figures.value("candor_page_requests_total{kind=\"page\",status=\"200\"}"))
                .isEqualTo(1);
        assertThat(figures.value("candor_page_requests_total{kind=\"other\",status=\"404\"}"))
                .isEqualTo(1);
        assertThat(figures.value("candor_checks{verdict=\"down\"}")).isEqualTo(1);
        assertThat(figures.value("candor_store_up")).isEqualTo(1);
        assertThat(figures.value("candor_check_start_lag_seconds_bucket{le=\"+Inf\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(figures.value("candor_commit_age_seconds")).isBetween(0.0, 60.0);
        assertThat(figures.value("candor_journal_position")).isGreaterThan(1);
        assertThat(figures.value("candor_deliveries_pending{channel=\"mail\"}")).isZero();
        assertThat(figures.value("candor_channel_paused{channel=\"mail\"}")).isZero();
        assertThat(
                        figures.value(
                                "candor_delivery_attempts_total{channel=\"webhook\",outcome=\"accepted\"}"))
                .isZero();
        assertThat(figures.value("candor_telling_audit_problems")).isZero();
        assertThat(figures.value("candor_heartbeat_up")).isZero();
        assertThat(answer.body()).contains("version=\"1.2.3\"").doesNotContain("shop");
        assertThat(documented()).isEqualTo(new TreeMap<>(figures.types()));
    }

    /** The manual's table: names as families, without the suffixes of samples. */
    private static Map<String, String> documented() throws IOException {
        var home = Path.of(System.getProperty("candor.home", ".."));
        var rows = new TreeMap<String, String>();
        for (var line : Files.readAllLines(home.resolve("docs/operations.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private OpenMetrics figures(String address) {
        try {
            return OpenMetrics.read(get(address + "/metrics", OPEN_METRICS).body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoDoesNotAskForOpenMetricsGetsPrometheusText() throws Exception {
        var address = start(admin()).adminAddress().orElseThrow();
        var answer = get(address + "/metrics", null);
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        assertThat(answer.body())
                .contains("# TYPE candor_results_stored_total counter")
                .doesNotContain("# EOF");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void withOneAddressForAllFiguresNeedAToken() throws Exception {
        var address = start(Exposure.PLAIN).address();
        assertThat(running().adminAddress()).isEmpty();
        var stranger = get(address + "/metrics", OPEN_METRICS);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).doesNotContain("candor_checks");
        var token = RunningCandor.token(folder, "viewer");
        try (var http = new Http(address, token)) {
            assertThat(http.page("/metrics")).contains("candor_checks");
            assertThat(http.send("POST", "/metrics", "{}").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void thePublicAddressHasNothingForOperatorsOnceTheyHaveTheirOwn() throws Exception {
        start(admin());
        var open = running().address();
        var own = running().adminAddress().orElseThrow();
        var token = RunningCandor.token(folder, "admin");
        var notice = "{\"kind\": \"incident\", \"title\": \"Slow\", \"body\": \"We look.\"}";
        try (var outside = new Http(open, token);
                var inside = new Http(own, token)) {
            assertThat(outside.get("/metrics").statusCode()).isEqualTo(404);
            assertThat(outside.send("POST", "/api/v1/notices", notice).statusCode()).isEqualTo(404);
            assertThat(outside.send("PATCH", "/api/v1/notices/aaaaaaaaaaaa", "{}").statusCode())
                    .isEqualTo(404);
            for (var path : new String[] {"ledger", "checks", "notices?drafts=true"}) {
                assertThat(outside.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(404);
                assertThat(inside.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(inside.send("POST", "/api/v1/notices", notice).statusCode()).isEqualTo(201);
            for (var path :
                    new String[] {
                        "/",
                        "/api/v2/summary.json",
                        "/feed.atom",
                        "/api/v1/notices",
                        "/healthz",
                        "/api/v1/components",
                        "/readyz",
                        "/openapi.yaml"
                    }) {
                assertThat(outside.get(path).statusCode()).as(path).isEqualTo(200);
                assertThat(inside.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void atThePublicAddressAWrongTokenIsNotEvenLookedAt() throws Exception {
        start(admin());
        try (var outside = new Http(running().address(), "candor_wrong")) {
            assertThat(outside.get("/api/v1/notices").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStatusNamesWhatNeedsAttention() throws Exception {
        start(Exposure.PLAIN);
        Await.until(
                "the check is down",
                PATIENCE,
                () -> status().path("checks").path("down").asInt(0) == 1);
        Await.until(
                "its component is out",
                PATIENCE,
                () -> status().path("page").path("components").path("major_outage").asInt(0) == 1);
        var status = status();
        assertThat(status.path("server").path("version").asString("")).isEqualTo("1.2.3");
        assertThat(status.path("telling").path("problems")).isEmpty();
        assertThat(status.path("telling").path("heartbeat").path("state").asString(""))
                .isIn("missed", "withheld");
        assertThat(status.path("page").path("notices")).hasSize(1);
        assertThat(status.path("journal").path("position").asLong(0)).isPositive();
        assertThat(status.path("store").path("product").asString("")).isEqualTo("SQLite");
        assertThat(status.path("store").path("bytes").asLong(0)).isPositive();
        assertThat(status.path("attention").toString())
                .contains("1 check is down.", "1 component has major outage.");
    }

    @Test
    void aStatusWithoutAServerReadsWhatIsKept() throws Exception {
        start(Exposure.PLAIN);
        Await.until(
                "the check is down",
                PATIENCE,
                () -> status().path("checks").path("down").asInt(0) == 1);
        running().close();
        server = null;
        var status = status();
        assertThat(status.path("server").isNull()).isTrue();
        assertThat(status.path("schedule").isMissingNode()).isTrue();
        assertThat(status.path("checks").path("down").asInt(0)).isEqualTo(1);
        assertThat(status.path("page").path("name").asString("")).isEqualTo("Example");
        assertThat(status.path("attention").toString())
                .contains("No server runs on this data folder.");
    }

    private JsonNode status() {
        var request = new ControlRequest("status", JsonNodeFactory.instance.objectNode());
        try (var control = ControlConnection.open(folder.resolve("data"), _ -> null)) {
            return switch (control.ask(request)) {
                case ControlAnswer.Done(var data) -> data;
                case ControlAnswer.Refused refused -> throw new AssertionError(refused);
            };
        }
    }
}
