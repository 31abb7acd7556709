package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.NpmPackage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;

/**
 * The npm client {@code statuspage.io} reads a running server. Its address is set by its own method
 * {@code setApiUrl}. In this version three of its methods ask for the same document ({@code getAll}
 * and {@code getActive} of maintenances read {@code upcoming.json}); the two documents that it
 * therefore never asks for are read with its own HTTP client, at the addresses that it lists.
 * Version 3.4.6 was published without its code.
 */
@Tag("node")
class StatuspageClientTest {
    private static final String SCRIPT =
            """
            const {Statuspage} = require('statuspage.io');
            const {Endpoint} = require('statuspage.io/dist/Endpoints');
            (async () => {
              const client = new Statuspage('candor');
              client.setApiUrl(process.argv[2]);
              const read = async path => (await client.apiClient.get(path)).data;
              console.log(JSON.stringify({
                summary: await client.api.getSummary(),
                status: await client.api.getStatus(),
                components: await client.api.getComponents(),
                incidents: await client.api.incidents.getAll(),
                unresolved: await client.api.incidents.getUnresolved(),
                upcoming: await client.api.scheduledMaintenances.getUpcoming(),
                maintenances: await read(Endpoint.ScheduledMaintenances.all()),
                active: await read('/api/v2/scheduled-maintenances/active.json'),
              }));
            })().catch(error => { console.error(String(error)); process.exit(1); });
            """;
    private static final String CONFIGURATION =
            """
            page: {name: Example, url: "https://status.example.com", zone: Europe/Berlin}
            components: [{id: shop, name: Online shop}, {id: mail}]
            """;

    @TempDir Path folder;

    @Test
    void aClientOfStatuspageReadsAllEightDocuments() throws Exception {
        var nextYear = Year.now(ZoneOffset.UTC).getValue() + 1;
        var client = NpmPackage.of("statuspage.io", "3.3.8", "dist/index.js");
        try (var candor = RunningCandor.start(folder, CONFIGURATION)) {
            post(
                    candor,
                    """
                    {"kind": "incident", "title": "Slow", "body": "We look.",
                     "components": [{"id": "shop", "level": "partial_outage"}]}
                    """);
            post(
                    candor,
                    """
                    {"kind": "maintenance", "title": "Upgrade", "body": "Soon.",
                     "components": ["mail"],
                     "planned": {"start": "%1$d-05-04T22:00", "end": "%1$d-05-05T00:30"}}
                    """
                            .formatted(nextYear));
            Await.until(
                    "both are public",
                    Duration.ofSeconds(20),
                    () -> candor.http().page("/api/v2/summary.json").contains("Upgrade"));

            var read = JsonMapper.shared().readTree(client.run(SCRIPT, candor.server().address()));

            assertThat(read.path("status").path("status").path("indicator").asString(""))
                    .isEqualTo("minor");
            assertThat(read.path("components").path("components")).hasSize(2);
            for (var list : new String[] {"summary", "incidents", "unresolved"}) {
                var incident = read.path(list).path("incidents").path(0);
                assertThat(incident.path("name").asString("")).as(list).isEqualTo("Slow");
                assertThat(incident.path("started_at").asString(""))
                        .as(list)
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0[12]:00");
                assertThat(incident.path("resolved_at").isNull()).as(list).isTrue();
            }
            for (var list : new String[] {"summary", "maintenances", "upcoming"}) {
                var planned = read.path(list).path("scheduled_maintenances").path(0);
                assertThat(planned.path("scheduled_for").asString(""))
                        .as(list)
                        .isEqualTo(nextYear + "-05-04T22:00:00.000+02:00");
            }
            assertThat(read.path("active").path("scheduled_maintenances").isArray()).isTrue();
            assertThat(read.path("active").path("scheduled_maintenances")).isEmpty();
        }
    }

    @Test
    void everyDocumentAnswersHeadAndMayBeReadByScriptsOfOtherSites() throws Exception {
        try (var candor = RunningCandor.start(folder, CONFIGURATION);
                var client = HttpClient.newHttpClient()) {
            for (var path :
                    new String[] {
                        "summary",
                        "status",
                        "components",
                        "incidents",
                        "incidents/unresolved",
                        "scheduled-maintenances",
                        "scheduled-maintenances/upcoming",
                        "scheduled-maintenances/active"
                    }) {
                var uri = URI.create(candor.server().address() + "/api/v2/" + path + ".json");
                var head =
                        client.send(
                                HttpRequest.newBuilder(uri).HEAD().build(),
                                HttpResponse.BodyHandlers.discarding());
                assertThat(head.statusCode()).as(path).isEqualTo(200);
                assertThat(head.headers().firstValue("access-control-allow-origin"))
                        .as(path)
                        .contains("*");
                var preflight =
                        client.send(
                                HttpRequest.newBuilder(uri)
                                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                        .header("Origin", "https://elsewhere.example")
                                        .header("Access-Control-Request-Method", "GET")
                                        .header("Access-Control-Request-Headers", "x-asked")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(preflight.statusCode()).as(path).isEqualTo(204);
                assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                        .contains("*");
                assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                        .contains("GET, HEAD");
                assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                        .contains("*");
            }
        }
    }

    private static void post(RunningCandor candor, String notice) {
        var answer = candor.http().send("POST", "/api/v1/notices", notice);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
