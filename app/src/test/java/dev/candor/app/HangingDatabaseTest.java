package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.FaultProxy;
import dev.candor.fixture.FaultProxy.Kind;
import dev.candor.fixture.Http;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.fixture.RealTime;
import dev.candor.fixture.SwitchableServer;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.store.sql.DatabasePlace;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A database that says nothing for a while: blind is not down, and the page goes on. */
@Tag("postgresql")
class HangingDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    /** From then on no run is begun: a write has been pending for two seconds. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    @TempDir private Path folder;

    @Test
    void aPauseOfSomeSecondsIsBlindTime() throws Exception {
        hang(Duration.ofSeconds(9));
    }

    @Test
    @Tag("long")
    void aMinuteInWhichConnectionsAreGivenUpIsBlindTime() throws Exception {
        hang(Duration.ofSeconds(60));
    }

    private void hang(Duration length) throws Exception {
        var direct = PostgresqlServer.newDatabase();
        try (var shop = new SwitchableServer();
                var proxy = FaultProxy.before(PostgresqlServer.port())) {
            var through = PostgresqlServer.through(direct, proxy);
            Instant begin;
            Instant end;
            try (var running = RunningCandor.start(folder, configuration(shop), through)) {
                var http = running.http();
                Await.until("the shop is seen", SOON, () -> verdict(http).equals("up"));
                proxy.fail(Kind.SILENT);
                begin = Instant.now();
                awaitEnd(http, begin.plus(NOTICED));
                shop.answer(500); // nobody looks any more, so nobody may say that it is down
                awaitEnd(http, begin.plus(length));
                shop.answer(200);
                proxy.disarm();
                end = Instant.now();
                Await.until("results flow", SOON, () -> lastResult(http).isAfter(end));
                Await.until("the shop is up", SOON, () -> verdict(http).equals("up"));
                Await.until("a write is taken", SOON, () -> post(http) == 201);
            }
            requireBlind(direct, begin, end);
        }
    }

    private static String configuration(SwitchableServer shop) {
        return """
        page: {name: Example, url: "https://status.example.com", zone: UTC}
        components: [{id: shop, name: Shop}]
        checks:
          - {id: shop, component: shop, http: "%s", every: 1s, timeout: 1s}
        """
                .formatted(shop.url());
    }

    /** The page is served all the while, and says how old it is. */
    private static void awaitEnd(Http http, Instant end) {
        var asOf = new Instant[] {Instant.MIN};
        Await.until(
                "the end of the hang",
                SOON,
                () -> {
                    assertThat(http.page("/")).contains("Shop");
                    asOf[0] = Instant.parse(http.json("/as-of.json").path("as_of").asString(""));
                    return Instant.now().isAfter(end);
                });
        assertThat(asOf[0]).isBefore(end);
        assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
        var readiness = http.get("/readyz");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).startsWith("The store ");
    }

    private void requireBlind(String direct, Instant begin, Instant end) throws Exception {
        var place = new DatabasePlace.OnServer(direct, null);
        var data = Files.createDirectory(folder.resolve("afterwards"));
        try (var store = SqlStore.open(StoreSettings.of(data, place, new RealTime()))) {
            List<Outage> ledger =
                    store.read(t ->
                            t.ledger().between(PageId.MAIN, Instant.EPOCH, end.plusSeconds(1000)));
            assertThat(ledger).extracting(Outage::level).containsOnly(Level.UNKNOWN);
            assertThat(ledger)
                    .as("blind from %s to %s", begin, end)
                    .anySatisfy(blind -> {
                        assertThat(blind.start()).isBefore(begin.plusSeconds(5));
                        assertThat(blind.end()).isAfter(end.minusSeconds(1));
                    });
            assertThat(store.read(t -> t.journal().firstBreak()).isEmpty()).isTrue();
        }
    }

    private static int post(Http http) {
        return http.send(
                        "POST",
                        "/api/v1/notices",
                        """
                        {"kind": "announcement", "title": "We see again", "body": "All is well."}
                        """)
                .statusCode();
    }

    private static String verdict(Http http) {
        var answer = http.get("/api/v1/checks");
        return answer.statusCode() == 200
                ? Http.tree(answer).path("items").path(0).path("verdict").asString("")
                : "";
    }

    private static Instant lastResult(Http http) {
        var answer = http.get("/api/v1/checks");
        return answer.statusCode() == 200
                ? Instant.parse(
                        Http.tree(answer)
                                .path("items")
                                .path(0)
                                .path("last_result")
                                .asString(Instant.EPOCH.toString()))
                : Instant.EPOCH;
    }
}
