package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.Outage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.stream.StreamSupport;

class UptimePagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");

    private static String page(SampleSite site, String path) {
        return Html.text(SampleSite.text(site.snapshot(NOW), path));
    }

    private static Answer ask(SampleSite site, String query, boolean json) {
        return site.snapshot(NOW).answer(new Question("/uptime", query, json));
    }

    private static JsonNode json(SampleSite site, String query) {
        return JSON.readTree(ask(site, query, true).document().body());
    }

    private static JsonNode cell(JsonNode day, String component) {
        return StreamSupport.stream(day.get("components").spliterator(), false)
                .filter(each -> each.get("id").asString().equals(component))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aComponentHasItsOwnPageWithMinutesBeforePercentages() {
        assertThat(page(SampleSite.busy(), "/components/www"))
                .contains("Watched since 1 September 2009.")
                .contains("20 min down, 99.98 % up")
                .contains("Fri 4 Dec 2009")
                .contains("Downtime is the time of partial outages × 1")
                .contains(
                        "0.3 outages per 30 days in the last 90 days, 0.0 in the 90 days before:"
                                + " rising.")
                .contains(
                        "Worst day of the last twelve months: Friday, 4 December 2009, with 20"
                                + " min of downtime.");
    }

    @Test
    void aComponentThatNeverFailedHasNoMeanTimes() {
        assertThat(page(SampleSite.busy(), "/components/forum"))
                .contains("Mean time between failures | no outage yet")
                .contains("No day of these had anything wrong.");
    }

    @Test
    void aGroupHasAPageWithItsParts() {
        assertThat(page(SampleSite.busy(), "/components/app"))
                .contains("Group of 2", "Custom subdomains", "Traffic spike slows APP");
        assertThat(page(SampleSite.busy(), "/components/app/subdomains"))
                .contains("app / Component", "Custom subdomains");
    }

    @Test
    void aDayShowsItsOutagesItsLedgerAndItsEntries() {
        assertThat(page(SampleSite.busy(), "/components/www/days/2009-12-04"))
                .contains("Friday, 4 December 2009", "Major outage", "20 min down, 98.61 % up")
                .contains("12:35–12:55 PST", "Host reboot takes the web site down (resolved)")
                .contains("Seen by checks", "Earlier: Thu 3 Dec 2009", "Later: Sat 5 Dec 2009");
    }

    @Test
    void thereIsNoPageOfADayThatWasNotWatched() {
        var snapshot = SampleSite.busy().snapshot(NOW);
        assertThat(snapshot.find("/components/www/days/2009-08-31")).isEmpty();
        assertThat(snapshot.find("/components/www/days/2010-01-22")).isEmpty();
        assertThat(snapshot.find("/components/www/days/2010-02-30")).isEmpty();
        assertThat(snapshot.find("/components/nothing")).isEmpty();
        assertThat(snapshot.find("/components/No/Name")).isEmpty();
        assertThat(snapshot.find("/components/www/days/2009-09-01")).isPresent();
    }

    @Test
    void theDaysBeforeItsStartAreBlankInItsBar() {
        var site = new SampleSite().component("app", "app", null);
        var text = SampleSite.text(site.snapshot(SampleSite.at("2009-09-11T12:00")), "/");
        // 79 days before the first of September, eleven since.
        assertThat(text).contains("<path class=\"blank\" d=\"M0 19H237\"/>");
    }

    @Test
    void programsGetExactSecondsByDay() {
        var answer = json(SampleSite.busy(), "from=2009-12-03&to=2009-12-04");
        assertThat(answer.get("zone").asString()).isEqualTo("America/Los_Angeles");
        assertThat(answer.get("days")).hasSize(2);
        assertThat(cell(answer.get("days").get(0), "www").get("downtime_seconds").asInt()).isZero();
        assertThat(cell(answer.get("days").get(1), "www").toString())
                .isEqualTo(
                        "{\"id\":\"www\",\"downtime_seconds\":1200,\"degraded_seconds\":0,"
                                + "\"maintenance_seconds\":0,\"unknown_seconds\":0,"
                                + "\"intermittent_seconds\":0}");
    }

    @Test
    void aDayOfTwentyFiveHoursHasTwentyFive() {
        var site = new SampleSite().component("app", "app", null);
        site.outage(
                "app",
                Level.MAJOR_OUTAGE,
                SampleSite.at("2009-10-31T00:00"),
                SampleSite.at("2009-11-03T00:00"),
                Outage.Source.PERSON,
                null,
                null);
        var days = json(site, "from=2009-10-31&to=2009-11-02").get("days");
        assertThat(cell(days.get(0), "app").get("downtime_seconds").asInt()).isEqualTo(86_400);
        assertThat(cell(days.get(1), "app").get("downtime_seconds").asInt()).isEqualTo(90_000);
        assertThat(cell(days.get(2), "app").get("downtime_seconds").asInt()).isEqualTo(86_400);
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInASentence() {
        var site = SampleSite.busy();
        var long366 = ask(site, "from=2009-01-01&to=2010-01-02", true);
        assertThat(long366.status()).isEqualTo(400);
        assertThat(Html.of(long366.document().body()))
                .contains("are 367 days; ask for at most 366 at once.");
        assertThat(ask(site, "from=2009-01-01&to=2010-01-01", true).status()).isEqualTo(200);
        assertThat(ask(site, "from=yesterday", false).status()).isEqualTo(400);
        assertThat(ask(site, "from=2010-01-02&to=2010-01-01", false).status()).isEqualTo(400);
        assertThat(ask(site, "component=none", false).status()).isEqualTo(400);
        assertThat(ask(site, "from=%zz", false).status()).isEqualTo(400);
        assertThat(ask(site, "", false).status()).isEqualTo(200);
    }

    @Test
    void aStatementSaysWhatWasPromisedDeliveredAndWhatCounts() {
        var site = SampleSite.busy();
        assertThat(page(site, "/targets/web/2009/12"))
                .contains("The promise for December 2009 was kept.")
                .contains(
                        "99.9 % uptime of www, forum in each month, planned maintenance excluded.")
                .contains("99.9551 % of 744 h")
                .contains("44 min allowed, 20 min used, 24 min left")
                .contains("Seen by checks; no entry speaks of it.")
                .contains("Seen by checks; no entry speaks of it | 20 min");
        var csv = SampleSite.text(site.snapshot(NOW), "/targets/web/2009/12.csv");
        assertThat(csv).contains("2009-12-04T20:35:00Z,2009-12-04T20:55:00Z,1200,\"\"");
        assertThat(SampleSite.text(site.snapshot(NOW), "/targets/stores/2010/01.md"))
                .contains("# Statement of uptime: Stores, January 2010")
                .contains("[Traffic spike slows APP](https://status.example.com/notices/")
                .contains("## By entry");
        assertThat(page(site, "/targets")).contains("Already broken.", "Kept so far.");
        assertThat(site.snapshot(NOW).find("/targets/web/2009/08")).isEmpty();
        assertThat(site.snapshot(NOW).find("/targets/web/2010/02")).isEmpty();
        assertThat(site.snapshot(NOW).find("/targets/none")).isEmpty();
    }
}
