package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.PageId;
import dev.candor.uptime.Downtime;
import dev.candor.uptime.Figures;
import dev.candor.uptime.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The stories of the examples on their pages; the figures are worked out by hand here. */
class ExampleEntriesTest {
    @TempDir Path folder;
    private PublishedStore data;
    private Publisher publisher;

    @BeforeEach
    void open() {
        data = new PublishedStore(folder);
        data.time.advance(Duration.ofDays(230));
        data.configure("Examples", "app", "admin");
        publisher = data.publisher();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private void bringIn(String example) throws IOException {
        var file = Path.of("../examples", example, "history.json");
        var read = HistoryFile.parse(Files.readAllBytes(file), "history.json");
        assertThat(read).isInstanceOf(HistoryFile.Outcome.Read.class);
        data.run(new ImportHistory(((HistoryFile.Outcome.Read) read).notices()));
        publisher.refresh(true);
    }

    private String page(String title) {
        return page(title, "");
    }

    private String page(String title, String day) {
        var notice =
                data
                        .store
                        .read(tx -> tx.notices().all(PageId.MAIN, dev.candor.model.Audience.PUBLIC))
                        .stream()
                        .filter(each -> each.title().equals(title))
                        .filter(each -> each.windows().toString().contains(day))
                        .map(Notice::id)
                        .findFirst()
                        .orElseThrow();
        var document = publisher.find("/notices/" + notice).orElseThrow();
        return Html.text(Html.of(document.body()));
    }

    private Figures figures(String component, String day) {
        return data.store.read(tx -> {
            var components = tx.components().all(PageId.MAIN);
            var ledger = tx.ledger().between(PageId.MAIN, Instant.EPOCH, data.time.now());
            return new Downtime(Timeline.of(components, ledger), data.time.now())
                    .on(new ComponentId(component), LocalDate.parse(day), SampleSite.PACIFIC);
        });
    }

    @Test
    void fourOutagesWithinWhatIsKnownAreReportedAndNotCounted() throws IOException {
        bringIn("foxycart");
        var figures = figures("app", "2010-06-21");
        assertThat(figures.downtime()).isZero();
        // 13:28 to 23:15 is 9 hours 47 minutes.
        assertThat(figures.intermittent()).isEqualTo(Duration.ofMinutes(9 * 60 + 47));
        assertThat(page("APP out of memory, four outages in a day"))
                .contains("4 times: on and off")
                .contains("none of them in the last four hours");
    }

    @Test
    void theTailOfTheFailoverIsShownApartAndIsNoDowntime() throws IOException {
        bringIn("foxycart");
        // The wrong address was given out from 15:26 to 16:26.
        assertThat(figures("app", "2010-03-04").downtime()).isEqualTo(Duration.ofHours(1));
        assertThat(page("DNS failover does not revert"))
                .contains("Afterwards: about")
                .contains("16:26–23:26 PST")
                .contains("DNS caches keep the wrong address for up to 8 hours")
                .contains("What you can do | Another resolver")
                .contains("Not affected | Stores on custom subdomains.");
    }

    @Test
    void theCorrectionOfThe8thOfAprilShowsWhatWasStatedBefore() throws IOException {
        bringIn("foxycart");
        assertThat(page("Database disk full, alert never delivered"))
                .contains("Data | Data was lost: Some transactions of a small number of customers")
                .contains("What was stated before, and changed")
                .contains("Data · changed Thu 8 Apr 2010, 12:00 PDT · 19:00 UTC")
                .contains("No data was lost.")
                .contains("Why: The loss came to light four days later.");
        // 04:32 to 05:28.
        assertThat(figures("app", "2010-04-04").downtime()).isEqualTo(Duration.ofMinutes(56));
    }

    @Test
    void theCorrectionEntersTheStatuspageDocumentsAsAnUpdate() throws IOException {
        bringIn("foxycart");
        var incidents = Html.of(publisher.find("/api/v2/incidents.json").orElseThrow().body());
        assertThat(incidents)
                .contains("Correction: what was said of data has changed. The loss came to light");
    }

    @Test
    void anAnnouncementThatNobodyTouchedForAYearSaysSo() {
        var notice =
                data.run(
                        new dev.candor.command.PostNotice(
                                new dev.candor.command.NoticeDraft(
                                        dev.candor.model.NoticeKind.ANNOUNCEMENT,
                                        "How to write templates",
                                        null,
                                        List.of(),
                                        null,
                                        List.of(),
                                        "Write them so.",
                                        List.of(),
                                        dev.candor.model.Audience.PUBLIC,
                                        false,
                                        null)));
        publisher.refresh(true);
        assertThat(page(notice.title())).doesNotContain("may no longer be right");
        data.time.advance(Duration.ofDays(366));
        publisher.refresh(true);
        assertThat(page(notice.title())).contains("What it says may no longer be right.");
    }

    @Test
    void threePartsAreOneThread() throws IOException {
        bringIn("foxycart");
        var page = page("New APP server, part 2");
        assertThat(page)
                .contains("Part 2 of 3")
                .contains("The thread, oldest first")
                .contains("part 1 of 3")
                .contains("part 3 of 3");
        var march = publisher.find("/history/2010/03").orElseThrow().body();
        assertThat(Html.text(new String(march, StandardCharsets.UTF_8)))
                .contains("Continues: New APP server, part 1")
                .contains("Continued by: New APP server, part 3");
        assertThat(page.indexOf("part 1 of 3")).isLessThan(page.indexOf("part 3 of 3"));
    }

    @Test
    void thePlanOfASwitchAndWhatBecameOfItStandSideBySide() throws IOException {
        bringIn("foxycart");
        // Planned until 00:30, over at 23:53.
        assertThat(page("Replace the network switch"))
                .contains("It ended 37 min earlier than planned.")
                .contains("Expected | No downtime.");
        assertThat(page("Add a disk to the app server"))
                .contains("Planned | Wed 2 Jun 2010, 23:30 PDT")
                .contains("23:30 PDT – Thu 3 Jun, 00:35 PDT")
                .contains("Afterwards: ");
    }

    @Test
    void zappIsAddedAndTheRecurrenceIsPartOfItsEntry() throws IOException {
        bringIn("tiger");
        assertThat(page("Kernel update restarts"))
                .contains("Added: zapp / web, maintenance; Added: zapp / mail")
                .contains("Expected | About 5 min of downtime");
        // 21:54 to 22:02, and 06:22 to 06:31 three days later.
        assertThat(figures("flexo/web", "2009-03-28").downtime()).isEqualTo(Duration.ofMinutes(8));
        assertThat(figures("flexo/web", "2009-03-31").downtime()).isEqualTo(Duration.ofMinutes(9));
        assertThat(page("flexo web server down", "2009-03-31")).contains("17 min in all");
        var march = Html.text(Html.of(publisher.find("/history/2009/03").orElseThrow().body()));
        assertThat(march)
                .contains("Tuesday, 31 March 2009 | flexo web server down")
                .contains("Saturday, 28 March 2009 | flexo web server down");
    }
}
