package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.NoticeState;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class MonthPageTest {
    private static final Instant NOW = SampleSite.at("2010-04-21T16:55:02");

    private final SampleSite site = new SampleSite().component("app", "app", null);

    private String text(String path) {
        return Html.text(SampleSite.text(site.snapshot(NOW), path));
    }

    @Test
    void anEntryStandsInEachMonthThatItTouchesInThePagesZone() {
        site.resolved(
                "turn", "Over the turn", "2010-01-31T23:30", "2010-02-01T00:35", "Over.", "app");
        assertThat(text("/history/2010/01")).contains("Over the turn", "1 entry touches");
        assertThat(text("/history/2010/02"))
                .contains("Monday, 1 February 2010 | Over the turn", "Began on Sunday, 31 January");
        assertThat(text("/history/2010/03"))
                .contains("Nothing happened in March 2010: no incident, no maintenance.");
    }

    @Test
    void aMonthAndAYearSayHowLongAnythingWasDownAndCountOverlappingTimesOnce() {
        site.component("www", "www", null);
        site.resolved("one", "One", "2010-01-31T23:30", "2010-02-01T00:35", "Over.", "app");
        site.outage(
                "app",
                Level.MAJOR_OUTAGE,
                SampleSite.at("2010-01-31T23:30"),
                SampleSite.at("2010-02-01T00:35"));
        site.outage(
                "www",
                Level.PARTIAL_OUTAGE,
                SampleSite.at("2010-01-31T23:20"),
                SampleSite.at("2010-01-31T23:40"));
        assertThat(text("/history/2010/01")).contains("40 min down");
        assertThat(text("/history/2010/02")).contains("35 min down");
        assertThat(text("/history")).contains("1 entry", "75 min down");
        assertThat(text("/components/app"))
                .contains("January 2010 | 30 min", "All of these | 65 min");
    }

    @Test
    void anEntryThatEndsAtMidnightDoesNotTouchTheNextMonth() {
        site.resolved(
                "m", "Until midnight", "2010-01-31T23:30", "2010-02-01T00:00", "Over.", "app");
        assertThat(text("/history/2010/02"))
                .doesNotContain("Until midnight")
                .contains("Nothing happened in February 2010");
    }

    @Test
    void windowsFarApartTouchTheirOwnMonthsOnly() {
        site.notice(
                "again",
                "Twice",
                NoticeState.RESOLVED,
                SampleSite.impacts(Level.MAJOR_OUTAGE, "app"),
                List.of(
                        Window.of(
                                SampleSite.at("2010-01-05T10:00"),
                                SampleSite.at("2010-01-05T10:10")),
                        Window.of(
                                SampleSite.at("2010-03-05T10:00"),
                                SampleSite.at("2010-03-05T10:10"))),
                null,
                List.of());
        assertThat(text("/history/2010/01")).contains("Twice");
        assertThat(text("/history/2010/02")).doesNotContain("Twice");
        assertThat(text("/history/2010/03")).contains("Twice");
    }

    @Test
    void monthsAreLinkedFromTheFirstEntryToThePresentAndNoFurther() {
        site.resolved("a", "First", "2010-01-10T10:00", "2010-01-10T10:05", "Over.", "app");
        var snapshot = site.snapshot(NOW);
        assertThat(SampleSite.text(snapshot, "/history/2010/01"))
                .doesNotContain("rel=\"prev\"")
                .contains("rel=\"next\" href=\"/history/2010/02\"");
        assertThat(SampleSite.text(snapshot, "/history/2010/04"))
                .contains("rel=\"prev\" href=\"/history/2010/03\"")
                .doesNotContain("rel=\"next\"");
        assertThat(snapshot.find("/history/2009/12")).isEmpty();
        assertThat(snapshot.find("/history/2010/05")).isEmpty();
    }

    @Test
    void theListOfMonthsCountsEntriesAndLeavesOutEmptyYears() {
        site.resolved("a", "Old", "2007-05-10T10:00", "2007-05-10T10:05", "Over.", "app");
        site.resolved("b", "New", "2010-03-10T10:00", "2010-03-10T10:05", "Over.", "app");
        var text = text("/history");
        assertThat(text)
                .contains("2 entries in all")
                .containsSubsequence("April 2010: none", "March 2010 1", "2007", "May 2007 1")
                .doesNotContain("2008", "2009", "April 2007");
    }

    @Test
    void whatIsStillPlannedIsNotHistory() {
        var busy = SampleSite.busy().snapshot(SampleSite.at("2010-01-21T16:55"));
        assertThat(Html.text(SampleSite.text(busy, "/history/2010/01")))
                .contains("Traffic spike slows APP")
                .doesNotContain("New APP server");
    }
}
