package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.publish.carry.Fragments;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ReadyDocumentsTest {
    private static final List<String> READY =
            List.of(
                    "/",
                    "/feed.atom",
                    "/api/v2/summary.json",
                    "/api/v2/components.json",
                    "/api/v2/incidents.json",
                    "/api/v2/scheduled-maintenances.json");

    @Test
    void whatIsMadeOfPiecesIsWhatIsMadeAnew() {
        var now = SampleSite.at("2010-01-21T16:55:02");
        var followed = SampleSite.busy();
        followed.snapshot(now);
        for (var step = 0; step < 4; step++) {
            var fresh = SampleSite.busy();
            for (var done = 0; done <= step; done++) {
                happens(fresh, done);
            }
            happens(followed, step);
            var later = now.plusSeconds(3_600L * step);
            var expected = fresh.snapshot(later);
            var shown = followed.snapshot(later);
            for (var path : READY) {
                assertThat(SampleSite.text(shown, path)).isEqualTo(SampleSite.text(expected, path));
            }
        }
    }

    private static void happens(SampleSite site, int step) {
        var start = SampleSite.at("2010-01-20T10:00:00");
        switch (step) {
            case 0 -> site.outage("forum", Level.MAJOR_OUTAGE, start, start.plusSeconds(660));
            case 1 -> site.component("late", "Late", null);
            case 2 ->
                    site.resolved(
                            "n901",
                            "Forum away",
                            "2010-01-20T10:00",
                            "2010-01-20T10:11",
                            "Again.",
                            "forum");
            default -> site.outage("late", Level.PARTIAL_OUTAGE, start, start.plusSeconds(60));
        }
    }

    @Test
    void aDocumentWithTheSameBytesIsNotPackedAgain() {
        var now = SampleSite.at("2010-01-21T16:55:02");
        var site = SampleSite.busy();
        var first = site.snapshot(now);
        var second = site.snapshot(now);
        for (var path : READY) {
            assertThat(second.find(path).orElseThrow()).isSameAs(first.find(path).orElseThrow());
        }
    }

    @Test
    void aPieceIsMadeAgainWhenItsFactsChangeAndForgottenWhenARoundPassesWithoutIt() {
        var made = new ArrayList<String>();
        var pieces = new Fragments<String, String>();
        for (var facts : List.of("a", "a", "b", "b")) {
            pieces.turn();
            assertThat(pieces.get("name", facts, () -> note(made, facts))).isEqualTo(facts);
        }
        pieces.turn();
        pieces.turn();
        assertThat(pieces.get("name", "b", () -> note(made, "b"))).isEqualTo("b");
        assertThat(made).containsExactly("a", "b", "b");
    }

    private static String note(List<String> made, String facts) {
        made.add(facts);
        return facts;
    }

    @Test
    void aDayOnWhichSomethingWasWrongLeadsToItsPage() {
        var page = SampleSite.busy().snapshot(SampleSite.at("2010-01-21T16:55:02")).find("/").get();
        assertThat(Html.of(page.body()))
                .contains("href=\"/components/www/days/2009-12-04\"")
                .doesNotContain("/components/forum/days/");
    }
}
