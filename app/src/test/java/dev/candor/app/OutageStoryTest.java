package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.fixture.SwitchableServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From two real web servers, one of which stops, to the page and the feed, and back. */
class OutageStoryTest {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int FAIL_AFTER = 2;
    private static final Duration PROMISE =
            EVERY.multipliedBy(FAIL_AFTER).plus(Duration.ofSeconds(1));

    @TempDir Path folder;

    @Test
    void aStoppedServerIsAnIncidentOnPageAndFeedInTimeAndEndsWithItsReturn() throws IOException {
        try (var shop = new SwitchableServer();
                var forum = new SwitchableServer();
                var candor = RunningCandor.start(folder, twoServers(shop, forum))) {
            var http = candor.http();
            Await.until(
                    "both checks are up", Duration.ofSeconds(10), () -> verdicts(http, "up") == 2);

            var stopped = Instant.now();
            shop.stop();
            var seen =
                    Await.until(
                            "the incident is on the page",
                            PROMISE,
                            () -> http.page("/").contains("Shop is down"));
            Await.until(
                    "the incident is in the feed",
                    PROMISE.minus(seen),
                    () -> http.page("/feed.atom").contains("Shop is down"));
            assertThat(http.page("/")).doesNotContain("Forum is down");

            var returned = Instant.now();
            shop.start();
            Await.until(
                    "the incident is over",
                    PROMISE,
                    () -> "resolved".equals(newest(http).path("state").asString("")));
            Await.until(
                    "the page says so",
                    Duration.ofSeconds(2),
                    () -> http.page("/").contains("(resolved)"));

            var outage = http.json("/api/v1/ledger?component=shop").path("items").get(0);
            assertThat(outage.path("level").asString("")).isEqualTo("major_outage");
            assertThat(Instant.parse(outage.path("start").asString("")))
                    .isBetween(stopped.minus(EVERY), stopped.plus(EVERY).plusMillis(200));
            assertThat(Instant.parse(outage.path("end").asString("")))
                    .isBetween(returned.minus(EVERY), returned.plus(EVERY).plusMillis(200));
            assertThat(http.json("/api/v1/ledger?component=forum").path("items"))
                    .allMatch(each -> "unknown".equals(each.path("level").asString("")));
        }
    }

    @Test
    void twoHundredChecksOfOneGroupThatFailTogetherAreOneIncident() throws IOException {
        try (var shop = new SwitchableServer();
                var candor = RunningCandor.start(folder, oneGroup(shop, 200))) {
            var http = candor.http();
            Await.until(
                    "all checks are up", Duration.ofSeconds(20), () -> verdicts(http, "up") == 200);
            shop.stop();
            Await.until(
                    "all components are in the incident",
                    Duration.ofSeconds(20),
                    () -> newest(http).path("components").size() == 200);
            assertThat(http.json("/api/v1/notices").path("items")).hasSize(1);

            shop.start();
            Await.until(
                    "the incident is over",
                    Duration.ofSeconds(20),
                    () -> "resolved".equals(newest(http).path("state").asString("")));
            assertThat(http.json("/api/v1/notices").path("items")).hasSize(1);
        }
    }

    @Test
    void aRestartKeepsAnOpenOutageOpenAnnouncesNothingTwiceAndCountsTheTimeAwayAsUnknown()
            throws IOException {
        try (var shop = new SwitchableServer();
                var forum = new SwitchableServer()) {
            var configuration = twoServers(shop, forum);
            var start = "";
            var id = "";
            try (var candor = RunningCandor.start(folder, configuration)) {
                var http = candor.http();
                Await.until(
                        "both checks are up",
                        Duration.ofSeconds(10),
                        () -> verdicts(http, "up") == 2);
                shop.stop();
                Await.until(
                        "the incident is open",
                        Duration.ofSeconds(10),
                        () -> http.page("/").contains("Shop is down"));
                id = newest(http).path("id").asString("");
                start = firstMajor(http);
            }
            Await.until(
                    "the server has been away for two seconds",
                    Duration.ofSeconds(5),
                    pastInstant(Instant.now().plusSeconds(2)));
            try (var candor = RunningCandor.start(folder, configuration)) {
                var http = candor.http();
                Await.until(
                        "the checks run again",
                        Duration.ofSeconds(10),
                        () -> verdicts(http, "down") == 1);
                assertThat(http.json("/api/v1/notices").path("items")).hasSize(1);
                assertThat(newest(http).path("id").asString("")).isEqualTo(id);
                assertThat(newest(http).path("state").asString("")).isEqualTo("investigating");
                assertThat(firstMajor(http)).isEqualTo(start);
                assertThat(http.page("/api/v1/ledger?component=forum")).contains("\"unknown\"");
            }
        }
    }

    private static java.util.function.BooleanSupplier pastInstant(Instant instant) {
        return () -> Instant.now().isAfter(instant);
    }

    private static long verdicts(Http http, String verdict) {
        return http.json("/api/v1/checks")
                .path("items")
                .valueStream()
                .filter(check -> verdict.equals(check.path("verdict").asString("")))
                .count();
    }

    private static String firstMajor(Http http) {
        for (var outage : http.json("/api/v1/ledger?component=shop").path("items")) {
            if ("major_outage".equals(outage.path("level").asString(""))) {
                return outage.path("start").asString("");
            }
        }
        throw new AssertionError("no major outage of the shop in the ledger");
    }

    private static tools.jackson.databind.JsonNode newest(Http http) {
        return http.json("/api/v1/notices").path("items").path(0);
    }

    private static String twoServers(SwitchableServer shop, SwitchableServer forum) {
        return """
        page: {name: Example, url: "https://status.example.com", zone: Europe/Berlin}
        components:
          - {id: shop, name: Shop}
          - {id: forum, name: Forum}
        checks:
          - {id: shop, http: "%s", every: 1s, timeout: 500ms, component: shop, fail-after: 2, recover-after: 1}
          - {id: forum, http: "%s", every: 1s, timeout: 500ms, component: forum, fail-after: 2, recover-after: 1}
        """
                .formatted(shop.url(), forum.url());
    }

    private static String oneGroup(SwitchableServer server, int members) {
        var children =
                IntStream.range(0, members)
                        .mapToObj(i -> "      - {id: node-%d, name: Node %d}".formatted(i, i))
                        .collect(Collectors.joining("\n"));
        var checks =
                IntStream.range(0, members)
                        .mapToObj(i ->
                                "  - {id: node-%d, http: \"%s\", every: 2s, timeout: 1s, component: node-%d, fail-after: 2, recover-after: 1}"
                                        .formatted(i, server.url(), i))
                        .collect(Collectors.joining("\n"));
        return """
        page: {name: Example, url: "https://status.example.com", zone: UTC}
        components:
          - id: fleet
            name: Fleet
            children:
        %s
        checks:
        %s
        """
                .formatted(children, checks);
    }
}
