package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.TargetId;
import dev.candor.model.UptimeTarget;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What a monthly statement counts, and which entries it names. */
class StatementTest {
    private static final Instant NOW = SampleSite.at("2010-02-21T16:55:02");

    private final SampleSite site =
            new SampleSite().component("app", "app", null).component("admin", "admin", null);

    private void promise(UptimeTarget.Term term, boolean excludingMaintenance) {
        site.targets.add(
                new UptimeTarget(
                        new TargetId("plan"),
                        "The plan",
                        List.of(new ComponentId("app"), new ComponentId("admin")),
                        999_000,
                        term,
                        excludingMaintenance,
                        null,
                        null));
    }

    private Notice stated(String name, String component, Level level, String start, String end) {
        var state = level == Level.UNDER_MAINTENANCE ? NoticeState.COMPLETED : NoticeState.RESOLVED;
        var from = SampleSite.at(start);
        var to = SampleSite.at(end);
        var notice =
                site.notice(
                        name,
                        "Entry " + name,
                        state,
                        SampleSite.impacts(level, component),
                        List.of(Window.of(from, to)),
                        null,
                        List.of(site.update(state, end, "Over.")));
        site.outage(component, level, from, to, Outage.Source.PERSON, notice.id(), null);
        return notice;
    }

    private String page(String path) {
        return Html.text(SampleSite.text(site.snapshot(NOW), path));
    }

    @Test
    void theBudgetIsOfTheWholeTermAndWhatCountsIsOfTheMonth() {
        promise(UptimeTarget.Term.QUARTER, true);
        stated("one", "app", Level.MAJOR_OUTAGE, "2010-01-10T10:00", "2010-01-10T10:30");
        stated("two", "app", Level.MAJOR_OUTAGE, "2010-02-10T10:00", "2010-02-10T12:00");
        // 90 days of the quarter but for the hour that the clocks skip: 2,159 h, and 0.1 % of that.
        assertThat(page("/targets/plan/2010/01"))
                .contains("The promise for quarter 1 of 2010 is broken.")
                .contains("Downtime that counts | 30 min")
                .contains("129 min allowed, 150 min used, 20 min too much")
                .contains("Entry one")
                .doesNotContain("Entry two");
    }

    @Test
    void anEntryIsNamedOnlyForTimeThatItMakesCount() {
        promise(UptimeTarget.Term.MONTH, true);
        stated("down", "app", Level.MAJOR_OUTAGE, "2010-01-10T10:00", "2010-01-10T10:30");
        stated("work", "admin", Level.UNDER_MAINTENANCE, "2010-01-10T10:00", "2010-01-10T11:00");
        stated("slow", "admin", Level.DEGRADED_PERFORMANCE, "2010-01-10T10:10", "2010-01-10T10:20");
        stated("well", "admin", Level.OPERATIONAL, "2010-01-10T10:00", "2010-01-10T10:30");
        stated("late", "app", Level.MAJOR_OUTAGE, "2010-01-20T10:00", "2010-01-20T10:05");
        var csv = SampleSite.text(site.snapshot(NOW), "/targets/plan/2010/01.csv");
        var first =
                Arrays.stream(csv.split("\n")).filter(line -> line.contains(",1800,")).findFirst();
        assertThat(first.orElseThrow()).contains("Entry down").doesNotContain("Entry late");
        assertThat(page("/targets/plan/2010/01"))
                .contains("Entry down", "Entry late")
                .doesNotContain("Entry work", "Entry slow", "Entry well")
                .contains("Planned maintenance, not counted | 30 min");
    }

    @Test
    void workIsNamedWhereThePromiseIncludesIt() {
        promise(UptimeTarget.Term.MONTH, false);
        stated("work", "admin", Level.UNDER_MAINTENANCE, "2010-01-10T10:00", "2010-01-10T11:00");
        assertThat(page("/targets/plan/2010/01")).contains("60 min", "Entry work");
    }
}
