package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

class LargeSiteTest {
    private static final int COMPONENTS = 2_000;
    private static final int ENTRIES = 5_000;
    private static final int LARGEST_FRONT_PAGE = 150 * 1024;
    private static final int WARM_UP = 8;

    @Test
    void twoThousandComponentsAndFiveThousandEntriesArePublishedWithinASecond() {
        var now = SampleSite.at("2010-01-21T16:55:02");
        var site = large();
        var best = Duration.ofDays(1);
        for (var round = 0; round < WARM_UP; round++) {
            var start = System.nanoTime();
            var snapshot = site.snapshot(now.plusSeconds(round));
            var took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
            assertThat(snapshot.find("/")).isPresent();
        }
        assertThat(best).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theFrontPageWithTheirBarsIsSmallEnoughForAPhone() {
        var front = large().snapshot(SampleSite.at("2010-01-21T16:55:02")).find("/").orElseThrow();
        assertThat(front.gzip()).hasSizeLessThan(LARGEST_FRONT_PAGE);
        assertThat(Html.text(Html.of(front.body())))
                .contains("Component 1999", "Earlier entries, by month");
    }

    static SampleSite large() {
        var site = new SampleSite();
        for (var i = 0; i < COMPONENTS; i++) {
            var group = i - i % 20;
            site.component("c" + i, "Component " + i, i == group ? null : "c" + group);
        }
        var first = LocalDateTime.parse("2000-05-01T10:00");
        for (var i = 0; i < ENTRIES; i++) {
            var start = first.plusHours(i * 17L);
            var component = "c" + (i * 7 % COMPONENTS);
            site.resolved(
                    "n" + i,
                    "Incident " + i,
                    start.toString(),
                    start.plusMinutes(11).toString(),
                    "A *fault* in the rack; it was replaced.",
                    component);
            Instant from = start.atZone(SampleSite.PACIFIC).toInstant();
            site.outage(component, Level.MAJOR_OUTAGE, from, from.plusSeconds(660));
        }
        return site;
    }
}
