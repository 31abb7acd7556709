package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The examples of Harmony and Xervo, with their figures computed a second time. */
class LessonsTest {
    @TempDir Path folder;

    @Test
    void harmonysFiguresAreThoseOfItsFacts() throws IOException {
        try (var example = LessonExample.harmony(folder)) {
            var http = example.candor().http();
            var address = "/notices/" + example.notice();
            var page = http.page(address + "/postmortem");

            assertThat(row(page, "Live Sites")).contains("Major outage", "<td>33 min</td>");
            assertThat(row(page, "Admin")).contains("<td>none</td>", "<td>7 h 22 min</td>");
            // From 8:00 on: first told at 8:10, the fix in place at 15:22, and over then.
            assertThat(Pattern.compile("<[^>]*>").matcher(page).replaceAll(" "))
                    .containsPattern("Duration\\s+about 7 h 22 min\\s")
                    .containsPattern("First told\\s+about 10 min\\s")
                    .containsPattern("Fix in place\\s+about 7 h 22 min\\s");
            var before = between("14:20", "15:20");
            var after = between("15:22", "16:22");
            assertThat(page)
                    .contains(
                            "In the hour before “Turn spam posts away”: median "
                                    + seconds(rank(before, 0.5))
                                    + ", 95th percentile "
                                    + seconds(rank(before, 0.95))
                                    + " of "
                                    + before.length
                                    + " values. In the hour after it: median "
                                    + (int) rank(after, 0.5)
                                    + " ms, 95th percentile "
                                    + (int) rank(after, 0.95)
                                    + " ms of "
                                    + after.length
                                    + " values.");
            assertThat(page).contains("Change: Turn spam posts away.").doesNotContain("style=");
            assertThat(http.page(address))
                    .contains("href=\"" + address + "/postmortem\"", "Turn spam posts away");
            var change = "/changes/" + example.change();
            assertThat(http.page(address)).contains("href=\"" + change + "\"");
            assertThat(http.page(change))
                    .contains("Turn spam posts away", "Belongs to", "href=\"" + address + "\"")
                    .contains("href=\"/components/live-sites\"");
            assertThat(http.get("/changes/aaaaaaaaaaaa").statusCode()).isEqualTo(404);
            assertThat(http.page("/feed.atom")).contains("postmortem");
            assertThat(http.page("/api/v2/incidents.json")).contains("\"status\":\"postmortem\"");
            assertThat(http.page("/graphs")).contains("Response time, Live Sites");
            assertThat(http.page("/components/live-sites")).contains("Response time, Live Sites");
            picture(example);
        }
    }

    private static void picture(LessonExample example) {
        var http = example.candor().http();
        var address = "/graphs/metrics/response-time.svg?from=2012-07-27T12:00&to=2012-07-27T18:00";
        var svg = http.get(address + "&mark=" + example.change());
        assertThat(svg.headers().firstValue("content-type")).hasValue("image/svg+xml");
        assertThat(svg.body()).startsWith("<svg").contains("Turn spam posts away", "<title>");
        assertThat(http.get(address.replace("2012", "1999")).statusCode()).isEqualTo(404);
        assertThat(http.get("/graphs/metrics/nothing.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void theReportOfItsDayIsForPeopleAndForProgramsAtOneAddress() throws Exception {
        try (var example = LessonExample.harmony(folder);
                var client = HttpClient.newHttpClient()) {
            var address = "/uptime?from=2012-07-27&to=2012-07-27";
            assertThat(example.candor().http().page(address)).contains(">33 min</td>");
            var asked =
                    client.send(
                            HttpRequest.newBuilder(URI.create(example.address() + address))
                                    .header("Accept", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.headers().firstValue("content-type").orElse(""))
                    .startsWith("application/json");
            var report = JsonMapper.shared().readTree(asked.body());
            assertThat(report.path("zone").asString()).isEqualTo("America/New_York");
            assertThat(report.path("days")).hasSize(1);
            // 8:00 to 8:33; Admin was slow from 8:00 to 15:22.
            assertThat(report.path("days").path(0).path("components").toString())
                    .contains(
                            "{\"id\":\"live-sites\",\"downtime_seconds\":1980,"
                                    + "\"degraded_seconds\":0,\"maintenance_seconds\":0,"
                                    + "\"unknown_seconds\":0,\"intermittent_seconds\":0}")
                    .contains(
                            "{\"id\":\"admin\",\"downtime_seconds\":0,"
                                    + "\"degraded_seconds\":26520,");
        }
    }

    @Test
    void xervosPostmortemClaimsNoMinutesAndNamesRegionsAndGenerations() throws IOException {
        try (var example = LessonExample.xervo(folder)) {
            var page = example.candor().http().page("/notices/" + example.notice() + "/postmortem");
            assertThat(row(page, "Joyent us-east-1"))
                    .contains("Partial outage", "not counted: on and off within 1 d");
            assertThat(page)
                    .contains("Previous-generation hosts", "Current-generation hosts")
                    .contains("A fault in software")
                    .contains("Done 23 Jul 2015", "Open");
        }
    }

    @Test
    void aGraphThatCannotBeDrawnIsRefusedWithASentence() throws IOException {
        try (var example = LessonExample.harmony(folder)) {
            var http = example.candor().http();
            var range = "?from=2012-07-27T12:00&to=2012-07-27T18:00";
            assertThat(refused(http, "graph:metric/respons-time" + range))
                    .contains("there is no public series 'metric/respons-time'")
                    .contains("did you mean 'metric/response-time'?");
            assertThat(refused(http, "graph:metric/response-time?from=noon"))
                    .contains("'from', 'noon', is no date with time");
            assertThat(refused(http, "graph:metric/response-time" + range + "&mark=aaaaaaaaaaaa"))
                    .contains("marks a change aaaaaaaaaaaa that no reader sees");
            assertThat(refused(http, "graph:metric/response-time" + range.replace("18", "12")))
                    .contains("it must cover 10 minutes to 92 days");
        }
    }

    private static String refused(dev.candor.fixture.Http http, String graph) {
        var body = JsonMapper.shared().createObjectNode().put("kind", "incident").put("title", "T");
        body.put("body", "Look:\n\n![It](" + graph + ")");
        var answer = http.send("POST", "/api/v1/notices", body.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    @Test
    void whatIsInternalIsNotToldInPublic() throws IOException {
        try (var example = LessonExample.xervo(folder)) {
            var http = example.candor().http();
            var posted = http.send("POST", "/api/v1/changes", "{\"what\": \"Rotate keys\"}");
            assertThat(posted.statusCode()).isEqualTo(201);
            var path = "/api/v1/notices/" + example.notice() + "/postmortem";
            var patched = http.send("PATCH", path, "{\"visibility\": \"internal\"}");
            assertThat(patched.statusCode()).isEqualTo(200);
            try (var visitor = new dev.candor.fixture.Http(example.address(), null)) {
                assertThat(visitor.page("/api/v1/changes")).doesNotContain("Rotate keys");
                assertThat(visitor.get(path).statusCode()).isEqualTo(404);
                dev.candor.fixture.Await.until(
                        "the page is gone",
                        java.time.Duration.ofSeconds(10),
                        () ->
                                visitor.get("/notices/" + example.notice() + "/postmortem")
                                                .statusCode()
                                        == 404);
            }
            assertThat(http.page("/api/v1/changes")).contains("Rotate keys");
            assertThat(http.page("/api/v1/promises")).contains("both generations");
        }
    }

    /** The values of the example at {@code from <= t < to} of that day, by text alone, sorted. */
    private static double[] between(String from, String to) throws IOException {
        var values =
                JsonMapper.shared()
                        .readTree(LessonExample.read("harmony/points.json"))
                        .path("points")
                        .valueStream()
                        .filter(point ->
                                point.path("at").asString().substring(11).compareTo(from) >= 0)
                        .filter(point ->
                                point.path("at").asString().substring(11).compareTo(to) < 0)
                        .mapToDouble(point -> point.path("value").doubleValue())
                        .toArray();
        Arrays.sort(values);
        return values;
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static String seconds(double milliseconds) {
        var tenths = Math.round(milliseconds / 100);
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
    }

    /** The row of the table that begins with that component. */
    private static String row(String page, String component) {
        var start = page.indexOf("<th scope=\"row\">" + component + "</th>");
        assertThat(start).as(component).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }
}
