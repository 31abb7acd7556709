package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

class FrontPageTest {
    private static final Instant NOW = SampleSite.at("2010-01-21T16:55:02");

    private final SampleSite site = new SampleSite().component("app", "app", null);

    private String html() {
        return SampleSite.text(site.snapshot(NOW), "/");
    }

    private String text() {
        return Html.text(html());
    }

    @Test
    void thePageHasItsLandmarksOneFirstHeadingAndTheThreeParts() {
        var html = SampleSite.text(SampleSite.busy().snapshot(NOW), "/");
        assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"en\"");
        for (var landmark : List.of("<header", "<main", "<footer", "<h1", "class=\"skip\"")) {
            assertThat(Html.count(html, landmark)).as(landmark).isEqualTo(1);
        }
        assertThat(Html.text(html))
                .containsSubsequence(
                        "Status: The Present", "Status: The Future", "Status: The Past");
    }

    @Test
    void nothingIsInlineAndNothingComesFromElsewhere() {
        var html = SampleSite.text(SampleSite.busy().snapshot(NOW), "/");
        assertThat(html).doesNotContain("style=", "<style", "onclick", "javascript:");
        assertThat(html).containsPattern("<script src=\"/static/page\\.[0-9a-f]{12}\\.js\" defer>");
        assertThat(html).doesNotContainPattern("(src|href)=\"//");
    }

    @Test
    void withoutScriptThePageRefreshesItself() {
        assertThat(html())
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>");
    }

    @Test
    void theFreshnessIsPrintedAbsolutelySoThatItIsTrueWithoutScript() {
        assertThat(text())
                .contains(
                        "Current as of Thu 21 Jan 2010, 16:55:02 PST · Fri 22 Jan, 00:55:02 UTC.");
    }

    @Test
    void allIsWellInWordsWhenNothingIsWrong() {
        assertThat(text())
                .contains("Working: All systems are working.")
                .contains("No maintenance is planned.")
                .contains("Nothing has happened yet that belongs here.");
    }

    @Test
    void theSentenceNamesWhatIsDownAndForHowLong() {
        site.component("admin", "admin", null)
                .outage("app", Level.MAJOR_OUTAGE, SampleSite.at("2010-01-21T14:44"), null);
        assertThat(text())
                .contains("Major outage: app is down.")
                .contains("For 2 h 11 min, since 14:44 PST (22:44 UTC).");
    }

    @Test
    void anOpenIncidentWithoutImpactIsNotPassedOverInTheSentence() {
        site.notice(
                "mail",
                "Mail may be late",
                NoticeState.MONITORING,
                List.of(),
                List.of(),
                null,
                List.of(site.update(NoticeState.MONITORING, "2010-01-21T16:00", "We watch it.")));
        assertThat(text()).contains("All systems are working; one incident is still open.");
    }

    @Test
    void aCardTellsTheNewestFirstWhatIsImpactedAndWhatIsNot() {
        var text = Html.text(SampleSite.text(SampleSite.busy().snapshot(NOW), "/"));
        assertThat(text)
                .containsSubsequence(
                        "Traffic spike slows APP",
                        "Identified · Incident · for 2 h 11 min, since 14:44 PST (22:44 UTC)",
                        "New limits per client",
                        "16:33 PST · Fri 22 Jan, 00:33 UTC",
                        "app / Custom subdomains",
                        "Major outage since 14:44 PST (22:44 UTC); 312 of 1,204 stores",
                        "admin",
                        "Degraded since about 14:51 PST (22:51 UTC)",
                        "Not affected",
                        "www, forum, wiki, affiliate",
                        "4 earlier updates");
    }

    @Test
    void aCorrectedStatementIsStruckWithBothTimes() {
        var html = SampleSite.text(SampleSite.busy().snapshot(NOW), "/");
        assertThat(Html.all(html, "del")).contains("We expect to be back within ten minutes.");
        assertThat(Html.text(html))
                .containsSubsequence(
                        "Correction of what was said at 15:26 PST · 23:26 UTC",
                        "We expect to be back within ten minutes.",
                        "Corrected at 15:35 PST · 23:35 UTC");
    }

    @Test
    void aCorrectionOfAPastEntryStandsBesideTheStruckExcerpt() {
        assertThat(Html.text(SampleSite.text(SampleSite.busy().snapshot(NOW), "/")))
                .contains("No data was lost. Read the rest")
                .contains("Corrected Sun 18 Oct, 09:30 PDT · 16:30 UTC: Eleven transactions");
    }

    @Test
    void componentsStandInTheirTreeWithLevelAndSince() {
        var text = Html.text(SampleSite.text(SampleSite.busy().snapshot(NOW), "/"));
        assertThat(text)
                .containsSubsequence(
                        "app Partial outage since 14:44 PST",
                        "Custom subdomains Major outage since 14:44 PST",
                        "Checkout Working 0 min down in 90 days 100.00 %",
                        "www Working 20 min down in 90 days 99.98 %");
    }

    @Test
    void aLargeTreeFoldsTheGroupsInWhichNothingIsWrong() {
        for (var group = 0; group < 3; group++) {
            site.component("g" + group, "Group " + group, null);
            for (var part = 0; part < 10; part++) {
                site.component("g" + group + "/p" + part, "Part " + part, "g" + group);
            }
        }
        site.outage("g1/p3", Level.MAJOR_OUTAGE, SampleSite.at("2010-01-21T14:44"), null);
        assertThat(html())
                .contains("<details id=\"parts-g0\">")
                .contains("<details id=\"parts-g1\" open>");
    }

    @Test
    void aWindowOverMidnightSaysItsEndDateInBothZones() {
        site.resolved(
                "spike",
                "Traffic spike",
                "2010-01-20T14:44",
                "2010-01-21T09:11",
                "Back to normal.",
                "app");
        assertThat(text())
                .contains(
                        "Thursday, 21 January 2010 | Traffic spike (resolved) | Began on Wednesday,"
                                + " 20")
                .contains("Wednesday, 20 January 2010 | Traffic spike (resolved) | 14:44 PST")
                .contains("Traffic spike (resolved)")
                .contains("14:44 PST – Thu 21 Jan, 09:11 PST")
                .contains("22:44 – Thu 21 Jan, 17:11 UTC")
                .contains("18 h 27 min · major outage: app");
    }

    @Test
    void theAbbreviationIsTheOneInForceAtThatInstant() {
        site.resolved("s", "Summer", "2009-07-01T12:00", "2009-07-01T12:30", "Over.", "app");
        site.resolved("w", "Winter", "2009-12-01T12:00", "2009-12-01T12:30", "Over.", "app");
        assertThat(text())
                .contains("12:00–12:30 PST · 20:00–20:30 UTC · 30 min")
                .contains("12:00–12:30 PDT · 19:00–19:30 UTC · 30 min");
    }

    @Test
    void severalWindowsAreEachShownAndTheirTotalIsOfTheWindows() {
        assertThat(Html.text(SampleSite.text(SampleSite.busy().snapshot(NOW), "/")))
                .containsSubsequence(
                        "13:37–13:45 PDT · 20:37–20:45 UTC · 8 min",
                        "15:02–15:07 PDT · 22:02–22:07 UTC · 5 min",
                        "17:48–17:54:20 PDT",
                        "19 min 20 s in all");
    }

    @Test
    void whatCameAndWentIsNotAddedToTheTotal() {
        var start = SampleSite.at("2010-01-02T10:00");
        site.notice(
                "sporadic",
                "Short lapses",
                NoticeState.RESOLVED,
                SampleSite.impacts(Level.MAJOR_OUTAGE, "app"),
                List.of(
                        Window.of(start, start.plusSeconds(600)),
                        new Window(
                                start.plusSeconds(3600),
                                start.plusSeconds(7200),
                                null,
                                null,
                                Precision.INTERMITTENT)),
                null,
                List.of(site.update(NoticeState.RESOLVED, "2010-01-02T13:00", "Over.")));
        assertThat(text()).contains("on and off, 11:00–12:00 PST").doesNotContain("in all");
    }

    @Test
    void thePastShowsTheTwentyFiveNewestWhateverTheirAge() {
        for (var i = 0; i < 30; i++) {
            var start = LocalDateTime.parse("2001-01-01T10:00").plusDays(i * 40L);
            site.resolved(
                    "n" + i,
                    "Incident number " + i + ".",
                    start.toString(),
                    start.plusMinutes(5).toString(),
                    "Over.",
                    "app");
        }
        var text = text();
        assertThat(text).contains("Incident number 29.", "Incident number 5.");
        assertThat(text).doesNotContain("Incident number 4.", "Incident number 0.");
        assertThat(text).contains("Earlier entries, by month");
    }

    @Test
    void entriesOfOneDayStandNewestFirstUnderOneHeading() {
        site.resolved("a", "Morning", "2010-01-12T08:00", "2010-01-12T08:10", "Over.", "app");
        site.resolved("b", "Evening", "2010-01-12T20:00", "2010-01-12T20:10", "Over.", "app");
        assertThat(text()).containsSubsequence("Tuesday, 12 January 2010", "Evening", "Morning");
        assertThat(Html.count(html(), "class=\"day\"")).isEqualTo(1);
    }

    @Test
    void timesWithoutIncidentsAreToldOnceAndMaintenancesDoNotEndThem() {
        var text = Html.text(SampleSite.text(SampleSite.busy().snapshot(NOW), "/"));
        assertThat(text)
                .containsSubsequence(
                        "No incidents from 5 December 2009 to 20 January 2010: 47 days.",
                        "Free disk space",
                        "Host reboot",
                        "No incidents from 4 November to 3 December 2009: 30 days.",
                        "Web site, forum and wiki down");
        assertThat(Html.count(text, "47 days")).isEqualTo(1);
    }

    @Test
    void withNothingOpenTheQuietTimeReachesToToday() {
        site.resolved("a", "Morning", "2010-01-12T08:00", "2010-01-12T08:10", "Over.", "app");
        assertThat(text()).contains("No incidents from 13 January to 21 January 2010: 9 days.");
    }

    @Test
    void plannedWorkStandsSoonestFirstWithItsDay() {
        var html = SampleSite.text(SampleSite.busy().snapshot(NOW), "/");
        assertThat(Html.text(html))
                .containsSubsequence(
                        "Sat23Jan",
                        "New APP server, part 1 of 3",
                        "23:00–23:59 PST · Sun 24 Jan, 07:00–07:59 UTC · 59 min · app, admin",
                        "Sat6Feb",
                        "Certificates of all custom subdomains are renewed (tentative)");
    }

    @Test
    void plannedWorkThatDidNotBeginSaysSo() {
        site.notice(
                "late",
                "New disks",
                NoticeState.SCHEDULED,
                List.of(),
                List.of(),
                new Planned(LocalDateTime.parse("2010-01-21T16:00"), null, SampleSite.PACIFIC),
                List.of(site.update(null, "2010-01-20T16:00", "Soon.")));
        assertThat(text()).contains("The planned start has passed; it has not begun.");
        assertThat(site.views(NOW.minus(Duration.ofHours(2))).nextTurn())
                .isEqualTo(SampleSite.at("2010-01-21T16:00"));
    }

    @Test
    void aNewDayInThePagesZoneTurnsThePage() {
        assertThat(site.views(NOW).nextTurn()).isEqualTo(SampleSite.at("2010-01-22T00:00"));
        site.page = SampleSite.page("Kathmandu", ZoneId.of("Asia/Kathmandu"));
        assertThat(site.views(NOW).nextTurn()).isEqualTo(Instant.parse("2010-01-22T18:15:00Z"));
    }

    @Test
    void hostileTextStaysText() {
        var evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;";
        site.page = SampleSite.page(evil, SampleSite.PACIFIC);
        site.component("evil", evil, null)
                .outage("evil", Level.MAJOR_OUTAGE, SampleSite.at("2010-01-21T14:44"), null);
        site.resolved("evil", evil, "2010-01-12T08:00", "2010-01-12T08:10", evil, "evil");
        site.notice(
                "open",
                evil,
                NoticeState.IDENTIFIED,
                SampleSite.impacts(Level.MAJOR_OUTAGE, "evil"),
                List.of(Window.of(SampleSite.at("2010-01-21T14:44"), null)),
                null,
                List.of(site.update(null, "2010-01-21T14:50", evil)));
        var snapshot = site.snapshot(NOW);
        for (var path :
                List.of(
                        "/",
                        "/notices/" + SampleSite.id("evil"),
                        "/notices/" + SampleSite.id("open"),
                        "/history",
                        "/history/2010/01")) {
            var html = SampleSite.text(snapshot, path);
            assertThat(html).as(path).doesNotContain("<script>", "<img", "\"'>");
            assertThat(Html.text(html)).as(path).contains("<script>alert(1)</script>\"'><img");
        }
    }

    @Test
    void aNewOperatorIsWelcomedAndToldWhatToDo() {
        var text = Html.text(SampleSite.text(site.snapshot(NOW, true), "/"));
        assertThat(text)
                .contains(
                        "Welcome. This is your status page.",
                        "candor serve --config candor.yaml",
                        "candor token create --role admin",
                        "candor import history");
        assertThat(text()).doesNotContain("Welcome.");
    }
}
