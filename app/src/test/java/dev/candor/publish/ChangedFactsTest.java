package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.EditNotice;
import dev.candor.command.NoticeEdit;
import dev.candor.command.PostUpdate;
import dev.candor.command.UpdateDraft;
import dev.candor.model.CauseClass;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.UpdatePromise;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** What was stated, and then stated otherwise: on the page and in the documents of Statuspage. */
class ChangedFactsTest {
    @TempDir Path folder;
    private PublishedStore data;
    private Publisher publisher;
    private Notice notice;

    @BeforeEach
    void open() {
        data = new PublishedStore(folder);
        data.configure("Example", "app");
        notice = data.post("Carts are lost", "app");
        publisher = data.publisher();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private void edit(String title, String reason) {
        change(title, null, reason);
    }

    private void change(@Nullable String title, @Nullable NoticeFacts facts, String reason) {
        data.time.advance(Duration.ofMinutes(10));
        data.run(
                new EditNotice(
                        notice.id(),
                        new NoticeEdit(
                                title,
                                null,
                                null,
                                null,
                                null,
                                false,
                                facts == null ? null : _ -> facts,
                                Map.of(),
                                reason,
                                null)));
    }

    private void update(String body, DataImpact.Outcome outcome) {
        data.time.advance(Duration.ofMinutes(10));
        var facts = facts(new DataImpact(outcome, null), null, null, null, null);
        data.run(
                new PostUpdate(
                        notice.id(),
                        new UpdateDraft(
                                null, body, null, null, null, null, List.of(), _ -> facts)));
    }

    private static NoticeFacts facts(
            @Nullable DataImpact data,
            @Nullable CustomerAction action,
            @Nullable Instant promised,
            @Nullable Detection detection,
            @Nullable CauseClass cause) {
        return new NoticeFacts(
                null,
                null,
                data,
                action,
                promised == null ? null : new UpdatePromise(promised, false),
                detection,
                cause,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private String page() {
        publisher.refresh(true);
        return Html.text(document("/notices/" + notice.id()));
    }

    private String document(String path) {
        return Html.of(publisher.find(path).orElseThrow().body());
    }

    @Test
    void eachOfTwoChangesOfAFactSaysWhatWasStatedAfterIt() {
        edit("Carts are emptied", "It was put badly.");
        edit("Some carts are emptied", "Most were not.");
        assertThat(page())
                .containsSubsequence(
                        "Title · changed Thu 21 Jan 2010, 17:05",
                        "Carts are lost | Carts are emptied | Why: It was put badly.",
                        "Title · changed Thu 21 Jan 2010, 17:15",
                        "Carts are emptied | Some carts are emptied | Why: Most were not.");
    }

    @Test
    void whatAnUpdateSaysOtherwiseStaysOnRecordAndIsOneNews() {
        update("All orders are there.", DataImpact.Outcome.NONE);
        update("Eleven orders are missing.", DataImpact.Outcome.LOST);
        assertThat(page())
                .contains("Data · changed Thu 21 Jan 2010, 17:15")
                .contains("No data was lost. | Data was lost.")
                .contains("Why: The update of Thu 21 Jan 2010, 17:15:02 PST")
                .contains("says so.");
        assertThat(document("/api/v2/incidents.json"))
                .contains("Eleven orders are missing.")
                .doesNotContain("what was said of data has changed");
    }

    @Test
    void adviceAPromiseACauseAndWhoSawItStayOnRecordInWords() {
        var noon = LocalDateTime.parse("2010-01-22T12:00");
        var advice = new CustomerAction("Wait.", noon, SampleSite.PACIFIC);
        var soon = data.time.now().plusSeconds(3_600);
        change(
                null,
                facts(null, advice, soon, Detection.MONITOR, CauseClass.HARDWARE),
                "First word.");
        var later = new CustomerAction("Wait.", noon.plusHours(6), SampleSite.PACIFIC);
        change(
                null,
                facts(null, later, soon.plusSeconds(7_200), Detection.CUSTOMER, CauseClass.ATTACK),
                "We know better.");
        assertThat(page())
                .contains("Hardware | An attack | Why: We know better.")
                .contains("Our monitoring saw it first. | A customer told us")
                .contains(
                        "By Fri 22 Jan 2010, 12:00 PST · 20:00 UTC |"
                                + " By Fri 22 Jan 2010, 18:00 PST")
                .contains("By Thu 21 Jan 2010, 17:55:02 PST")
                .contains("By Thu 21 Jan 2010, 19:55:02 PST")
                .doesNotContain("What you can do · changed");
    }
}
