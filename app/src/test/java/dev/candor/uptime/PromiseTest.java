package dev.candor.uptime;

import static dev.candor.uptime.Ledgers.at;
import static dev.candor.uptime.Ledgers.component;
import static dev.candor.uptime.Ledgers.id;
import static dev.candor.uptime.Ledgers.person;
import static dev.candor.uptime.Ledgers.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.TargetId;
import dev.candor.model.UptimeTarget;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class PromiseTest {
    private static final int DAY = 1_440;
    private static final List<Component> TWO = List.of(component("app"), component("admin"));
    private static final List<Outage> TROUBLE =
            List.of(
                    probe("app", Level.MAJOR_OUTAGE, 100, 110),
                    probe("admin", Level.PARTIAL_OUTAGE, 105, 120),
                    person("app", Level.UNDER_MAINTENANCE, 300, 360),
                    person("app", Level.MAJOR_OUTAGE, 310, 315),
                    probe("admin", Level.DEGRADED_PERFORMANCE, 500, 600),
                    probe("admin", Level.UNKNOWN, 700, 720));

    private static Promise promise(boolean excludingMaintenance, int now) {
        var target =
                new UptimeTarget(
                        new TargetId("gold"),
                        "Gold",
                        List.of(id("app"), id("admin")),
                        990_000,
                        UptimeTarget.Term.MONTH,
                        excludingMaintenance,
                        null,
                        null);
        return new Promise(target, Timeline.of(TWO, TROUBLE), at(now));
    }

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    @Test
    void timesThatOverlapCountOnceAndMaintenanceIsSpared() {
        var promise = promise(true, DAY);
        var now = promise.now();
        assertThat(promise.counted(at(0), at(DAY)).duration(now)).isEqualTo(minutes(20));
        assertThat(promise.spared(at(0), at(DAY)).duration(now)).isEqualTo(minutes(5));
        assertThat(promise.maintenance(at(0), at(DAY)).duration(now)).isEqualTo(minutes(55));
        assertThat(promise.unknown(at(0), at(DAY)).duration(now)).isEqualTo(minutes(20));
        assertThat(promise.watched(at(-DAY), at(DAY)).duration(now)).isEqualTo(minutes(DAY));
    }

    @Test
    void maintenanceThatIsNotExcludedCountsLikeAnOutage() {
        var promise = promise(false, DAY);
        assertThat(promise.counted(at(0), at(DAY)).duration(promise.now())).isEqualTo(minutes(80));
        assertThat(promise.spared(at(0), at(DAY)).isEmpty()).isTrue();
    }

    @Test
    void theBudgetIsOfTheWholeTermAndBurnsByWhatHasPassed() {
        var budget = promise(true, DAY / 2).budget(at(0), at(10 * DAY));
        assertThat(budget.allowed()).isEqualTo(minutes(144));
        assertThat(budget.used()).isEqualTo(minutes(20));
        assertThat(budget.left()).isEqualTo(minutes(124));
        assertThat(budget.isKept()).isTrue();
        assertThat(budget.isOver()).isFalse();
        assertThat(budget.burn().orElseThrow()).isEqualTo(20.0 / 144 / 0.05);
        assertThat(budget.deliveredPercent().orElseThrow()).isEqualTo(100 * 700.0 / 720);
    }

    @Test
    void beforeItsTermNothingIsDeliveredAndNothingBurns() {
        var budget = promise(true, 0).budget(at(10), at(DAY));
        assertThat(budget.burn()).isEmpty();
        assertThat(budget.deliveredPercent()).isEmpty();
        assertThat(budget.used()).isZero();
    }

    @Test
    void termsBeginWithTheCalendar() {
        var day = LocalDate.parse("2010-05-31");
        assertThat(UptimeTarget.Term.MONTH.firstDay(day)).isEqualTo("2010-05-01");
        assertThat(UptimeTarget.Term.QUARTER.firstDay(day)).isEqualTo("2010-04-01");
        assertThat(UptimeTarget.Term.YEAR.firstDay(day)).isEqualTo("2010-01-01");
    }

    @Test
    void failuresTouchingEachOtherAreOneAndMeansOfNothingAreEmpty() {
        var ledger =
                List.of(
                        probe("app", Level.MAJOR_OUTAGE, 10, 20),
                        probe("app", Level.PARTIAL_OUTAGE, 20, 30),
                        probe("app", Level.MAJOR_OUTAGE, 90, null));
        var timeline = Timeline.of(TWO, ledger);
        var now = at(100);
        var failures = Failure.in(timeline.steps(id("app"), at(0), now), now);
        assertThat(failures)
                .containsExactly(
                        new Failure(at(10), at(30), Level.MAJOR_OUTAGE, true, false),
                        new Failure(at(90), at(100), Level.MAJOR_OUTAGE, true, true));
        var figures = new Downtime(timeline, now).over(id("app"), at(0), now);
        var app = Reliability.of(failures, figures);
        assertThat(app.meanTimeBetweenFailures()).contains(minutes(35));
        assertThat(app.meanTimeToRepair()).contains(minutes(20));
        assertThat(app.longest()).isEqualTo(minutes(20));
        var admin = Reliability.of(List.of(), figures);
        assertThat(admin.meanTimeBetweenFailures()).isEmpty();
        assertThat(admin.meanTimeToRepair()).isEmpty();
        assertThat(admin.perThirtyDays()).isEmpty();
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // the version is the same object, or another
    void aTimelineThatTakesOverFromAnEarlierOneIsTheSameAsOneMadeAnew() {
        Seeded.runs(
                60,
                random -> {
                    var components =
                            List.of(
                                    component("g"),
                                    component("a", "g", dev.candor.model.Requirement.None.CHILDREN),
                                    component(
                                            "b", "g", dev.candor.model.Requirement.None.CHILDREN));
                    Map<ComponentId, List<Outage>> ledger = new HashMap<>();
                    Timeline before = null;
                    for (var round = 0; round < 6; round++) {
                        var name = Seeded.oneOf(random, List.of("a", "b", "g"));
                        var intervals = new ArrayList<>(ledger.getOrDefault(id(name), List.of()));
                        var start = random.nextInt(900);
                        var level =
                                Seeded.oneOf(random, List.of(Level.MAJOR_OUTAGE, Level.UNKNOWN));
                        intervals.add(probe(name, level, start, start + 1 + random.nextInt(90)));
                        ledger.put(id(name), List.copyOf(intervals));
                        var next = Timeline.of(components, ledger, before);
                        var anew = Timeline.of(components, ledger, null);
                        for (var component : components) {
                            assertThat(next.steps(component.id(), at(0), at(DAY)))
                                    .isEqualTo(anew.steps(component.id(), at(0), at(DAY)));
                            var same =
                                    before != null
                                            && next.version(component.id())
                                                    == before.version(component.id());
                            assertThat(same)
                                    .as("only what changed is made again")
                                    .isEqualTo(
                                            before != null
                                                    && !component.id().value().equals(name)
                                                    && !component.id().value().equals("g"));
                        }
                        before = next;
                    }
                });
    }
}
