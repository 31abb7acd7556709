package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

class NoticePageTest {
    private static final Instant NOW = SampleSite.at("2010-02-21T16:55:02");

    private final SampleSite site = new SampleSite().component("app", "app", null);

    private String html(String name) {
        return SampleSite.text(site.snapshot(NOW), "/notices/" + SampleSite.id(name));
    }

    private String text(String name) {
        return Html.text(html(name));
    }

    @Test
    void anEntryTellsItsWindowInThePagesZoneAndInUtcWithTheDates() {
        site.resolved(
                "spike",
                "Traffic spike",
                "2010-01-21T14:44",
                "2010-01-22T09:11",
                "Back to normal.",
                "app");
        assertThat(text("spike"))
                .contains("Traffic spike (resolved)", "This incident is resolved.")
                .contains(
                        "Thu 21 Jan 2010, 14:44 PST – Fri 22 Jan, 09:11 PST ·"
                                + " 22:44 – Fri 22 Jan, 17:11 UTC · 18 h 27 min")
                .contains("Permanent address: https://status.example.com/notices/spike0000000");
    }

    @Test
    void updatesOfWhatIsOverStandOldestFirstAndOfWhatLastsNewestFirst() {
        var busy = SampleSite.busy().snapshot(NOW);
        var open = SampleSite.text(busy, "/notices/" + SampleSite.id("spike"));
        var over = SampleSite.text(busy, "/notices/" + SampleSite.id("database"));
        assertThat(Html.text(open))
                .containsSubsequence("newest first", "16:33 PST", "15:53 PST", "14:58 PST");
        assertThat(Html.text(over))
                .containsSubsequence("oldest first", "No data was lost.", "Eleven transactions");
    }

    @Test
    void whatWasWrittenLaterSaysSo() {
        var late =
                new Update(
                        new UpdateId("lateupdate00"),
                        Update.Kind.UPDATE,
                        NoticeState.RESOLVED,
                        "It was the switch.",
                        SampleSite.at("2010-02-01T12:00"),
                        SampleSite.at("2010-02-01T17:20"),
                        null);
        site.notice(
                "late",
                "Short break",
                NoticeState.RESOLVED,
                List.of(),
                List.of(),
                null,
                List.of(late));
        assertThat(text("late"))
                .contains("Resolved · 12:00 PST · 20:00 UTC, written 17:20 PST")
                .contains("No component is named.");
    }

    @Test
    void thePlanIsShownWhereItDiffersFromWhatHappened() {
        var text =
                Html.text(
                        SampleSite.text(
                                SampleSite.busy().snapshot(NOW),
                                "/notices/" + SampleSite.id("disk")));
        assertThat(text)
                .containsSubsequence(
                        "When",
                        "Sat 19 Dec 2009, 20:40–23:10 PST",
                        "Planned",
                        "Sat 19 Dec 2009, 20:30–23:59 PST");
    }

    @Test
    void thePlanIsNotRepeatedWhereItCameTrue() {
        site.notice(
                "work",
                "New disks",
                NoticeState.COMPLETED,
                List.of(),
                List.of(
                        Window.of(
                                SampleSite.at("2010-01-10T10:00"),
                                SampleSite.at("2010-01-10T11:00"))),
                new Planned(
                        LocalDateTime.parse("2010-01-10T10:00"),
                        LocalDateTime.parse("2010-01-10T11:00"),
                        SampleSite.PACIFIC),
                List.of());
        assertThat(text("work")).doesNotContain("Planned");
    }

    @Test
    void linksAreReadableFromBothEndsAndNeverToWhatCannotBeRead() {
        var first =
                site.resolved("a", "First", "2010-01-10T10:00", "2010-01-10T10:05", "Over.", "app");
        var second =
                site.resolved(
                        "b", "Second", "2010-01-13T10:00", "2010-01-13T10:05", "Over.", "app");
        site.link(
                second,
                new Link.ToNotice(Relation.RECURS, first.id()),
                new Link.ToNotice(Relation.CAUSED_BY, SampleSite.id("secret")),
                new Link.ToWeb(URI.create("https://blog.example.com/why"), "Why it broke"));
        assertThat(text("b"))
                .contains("The thread, oldest first | Sunday, 10 January 2010 · Incident | First")
                .contains("Second (resolved) · this entry | Happened before “First”")
                .contains("See also: Why it broke")
                .doesNotContain("Caused by");
        assertThat(text("a"))
                .contains("First (resolved) · this entry | Wednesday, 13 January 2010");
        assertThat(html("b")).contains("href=\"https://blog.example.com/why\"");
    }

    @Test
    void theLedgerIsShownWhereChecksAndPeopleBothSpoke() {
        var busy = SampleSite.busy().snapshot(NOW);
        var both = SampleSite.text(busy, "/notices/" + SampleSite.id("database"));
        assertThat(Html.text(both))
                .contains("Part of the ledger: what checks saw, what was stated")
                .contains("Seen by checks, replaced by what was stated")
                .contains("13:38:10–13:44:40 PDT");
        var one = SampleSite.text(busy, "/notices/" + SampleSite.id("spike"));
        assertThat(Html.text(one)).doesNotContain("ledger");
    }

    @Test
    void whatIsUnderWayIsPolledAndWhatIsOverIsNot() {
        var busy = SampleSite.busy().snapshot(NOW);
        var script = busy.shell().scriptHref();
        assertThat(SampleSite.text(busy, "/notices/" + SampleSite.id("spike"))).contains(script);
        assertThat(SampleSite.text(busy, "/notices/" + SampleSite.id("disk")))
                .doesNotContain(script);
    }

    @Test
    void thereIsNoPageForAnUnknownOrMalformedName() {
        var snapshot = site.snapshot(NOW);
        for (var path :
                List.of(
                        "/notices/unknown00000",
                        "/notices/",
                        "/notices/UPPER0000000",
                        "/notices/short",
                        "/notices/../etc/passwd",
                        "/history/2010/13",
                        "/history/2010/1",
                        "/nothing")) {
            assertThat(snapshot.find(path)).as(path).isEmpty();
        }
    }

    @Test
    void theLevelThatAWindowStatesForItselfIsSaid() {
        var start = SampleSite.at("2010-01-10T10:00");
        site.notice(
                "mixed",
                "First down, then slow",
                NoticeState.RESOLVED,
                SampleSite.impacts(Level.MAJOR_OUTAGE, "app"),
                List.of(
                        Window.of(start, start.plusSeconds(600)),
                        new Window(
                                start.plusSeconds(600),
                                start.plusSeconds(1800),
                                null,
                                Level.DEGRADED_PERFORMANCE,
                                dev.candor.model.Precision.EXACT)),
                null,
                List.of());
        assertThat(text("mixed")).contains("20 min · degraded", "It lasted 30 min in all.");
    }
}
