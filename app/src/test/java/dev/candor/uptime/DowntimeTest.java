package dev.candor.uptime;

import static dev.candor.uptime.Ledgers.at;
import static dev.candor.uptime.Ledgers.component;
import static dev.candor.uptime.Ledgers.id;
import static dev.candor.uptime.Ledgers.onAndOff;
import static dev.candor.uptime.Ledgers.person;
import static dev.candor.uptime.Ledgers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.candor.model.Component;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class DowntimeTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Instant LATER = Instant.parse("2010-12-31T00:00:00Z");
    private static final Instant YEAR = Instant.parse("2009-10-01T00:00:00Z");

    @Test
    void anOutageOverMidnightIsPartedAtTheZonesMidnight() {
        var downtime =
                of(outage("2010-01-21T22:44:00Z", "2010-01-22T17:11:00Z", Level.MAJOR_OUTAGE));
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 1, 20), PACIFIC).downtime())
                .isEqualTo(Duration.ZERO);
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 1, 21), PACIFIC).downtime())
                .isEqualTo(Duration.parse("PT9H16M"));
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 1, 22), PACIFIC).downtime())
                .isEqualTo(Duration.parse("PT9H11M"));
    }

    @Test
    void daysAreAsLongAsTheyWere() {
        var downtime = of();
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 3, 14), PACIFIC).counted())
                .isEqualTo(Duration.ofHours(23));
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 11, 7), PACIFIC).counted())
                .isEqualTo(Duration.ofHours(25));
        assertThat(downtime.on(id("app"), LocalDate.of(2010, 11, 8), PACIFIC).counted())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void whatLastsCountsUntilNowAndTheFutureNotAtAll() {
        var downtime =
                new Downtime(
                        Timeline.of(
                                List.of(component("app")),
                                List.of(probe("app", Level.MAJOR_OUTAGE, 10, null))),
                        at(25));
        var figures = downtime.over(id("app"), at(0), at(1_000));
        assertThat(figures.counted()).isEqualTo(Duration.ofMinutes(25));
        assertThat(figures.downtime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(downtime.over(id("app"), at(30), at(1_000))).isEqualTo(Figures.NONE);
    }

    @Test
    void nothingCountsBeforeAComponentWasThere() {
        var late = component("app", null, Requirement.None.CHILDREN, at(60), null);
        var downtime =
                new Downtime(
                        Timeline.of(
                                List.of(late), List.of(probe("app", Level.MAJOR_OUTAGE, 0, 90))),
                        at(120));
        var figures = downtime.over(id("app"), at(0), at(120));
        assertThat(figures.counted()).isEqualTo(Duration.ofMinutes(60));
        assertThat(figures.major()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void everyLevelHasItsOwnFigure() {
        var downtime =
                new Downtime(
                        Timeline.of(
                                List.of(component("app")),
                                List.of(
                                        probe("app", Level.MAJOR_OUTAGE, 0, 1),
                                        probe("app", Level.PARTIAL_OUTAGE, 10, 12),
                                        probe("app", Level.DEGRADED_PERFORMANCE, 20, 24),
                                        person("app", Level.UNDER_MAINTENANCE, 30, 38),
                                        probe("app", Level.MAJOR_OUTAGE, 32, 35),
                                        probe("app", Level.UNKNOWN, 40, 56),
                                        onAndOff("app", Level.MAJOR_OUTAGE, 60, 92))),
                        at(1_000));
        var figures = downtime.over(id("app"), at(0), at(100));
        assertThat(figures)
                .isEqualTo(
                        new Figures(
                                Duration.ofMinutes(100),
                                Duration.ofMinutes(4),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(8),
                                Duration.ofMinutes(16),
                                Duration.ofMinutes(32),
                                Duration.ofMinutes(3)));
        assertThat(figures.downtime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(figures.operational()).isEqualTo(Duration.ofMinutes(69));
        assertThat(figures.known()).isEqualTo(Duration.ofMinutes(84));
        assertThat(figures.coverage()).isEqualTo(0.84);
    }

    @Test
    void theWorstOfTheTimeIsNamed() {
        assertThat(Figures.NONE.worst()).isEqualTo(Level.UNKNOWN);
        assertThat(Figures.NONE.coverage()).isZero();
        for (var level : Level.values()) {
            var all = Figures.of(new Step(at(0), at(9), level, level, false));
            assertThat(all.worst()).isEqualTo(level);
            var well = Level.OPERATIONAL;
            var rest = Figures.of(new Step(at(9), at(99), well, well, false));
            assertThat(all.plus(rest).worst())
                    .isEqualTo(level == Level.UNKNOWN ? Level.OPERATIONAL : level);
        }
    }

    @Test
    void weightsSayWhatCountsAsDowntime() {
        var minutes = Duration.ofMinutes(10);
        var figures =
                new Figures(
                        Duration.ofMinutes(110),
                        minutes,
                        minutes,
                        minutes,
                        minutes,
                        minutes,
                        minutes,
                        minutes);
        assertThat(Weights.DEFAULT.downtime(figures)).isEqualTo(figures.downtime());
        assertThat(Weights.DEFAULT.uptimePercent(figures)).hasValue(80);
        var mild = new Weights(0.5, 0.25, 1);
        assertThat(mild.downtime(figures)).isEqualTo(Duration.ofSeconds(1_050));
        assertThat(mild.uptimePercent(figures).orElseThrow()).isCloseTo(82.5, within(1e-9));
        assertThat(Weights.DEFAULT.uptimePercent(Figures.NONE)).isEmpty();
        assertThatThrownBy(() -> new Weights(0, 0, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weight of major must be 0 to 1, not 1.5");
        assertThatThrownBy(() -> new Weights(Double.NaN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changingAnIntervalChangesEveryFigureThatRestsOnIt() {
        var group = component("web", null, new Requirement.All(List.of()), YEAR, null);
        var part = component("web/a", "web", Requirement.None.CHILDREN, YEAR, null);
        var other = component("www", null, Requirement.None.CHILDREN, YEAR, null);
        var tree = List.of(group, part, other);
        var stated = outage("2010-01-21T22:44:00Z", "2010-01-22T17:11:00Z", Level.MAJOR_OUTAGE);
        var before = new Downtime(Timeline.of(tree, List.of(on("web/a", stated))), LATER);
        var corrected = stated.withEnd(Instant.parse("2010-01-22T07:00:00Z"));
        var after = new Downtime(Timeline.of(tree, List.of(on("web/a", corrected))), LATER);
        for (var id : List.of(id("web"), id("web/a"))) {
            for (var day = LocalDate.of(2010, 1, 21);
                    day.getDayOfMonth() < 23;
                    day = day.plusDays(1)) {
                assertThat(after.on(id, day, PACIFIC).downtime())
                        .isLessThan(before.on(id, day, PACIFIC).downtime());
            }
            var year = before.over(id, YEAR, LATER);
            assertThat(year.downtime()).isEqualTo(Duration.parse("PT18H27M"));
            assertThat(after.over(id, YEAR, LATER).downtime()).isEqualTo(Duration.parse("PT8H16M"));
            assertThat(Weights.DEFAULT.uptimePercent(after.over(id, YEAR, LATER)).orElseThrow())
                    .isGreaterThan(Weights.DEFAULT.uptimePercent(year).orElseThrow());
        }
        assertThat(after.over(id("www"), YEAR, LATER))
                .isEqualTo(before.over(id("www"), YEAR, LATER));
    }

    @Test
    void aRangeOfDaysHasALimit() {
        var first = LocalDate.of(2000, 1, 1);
        assertThat(of().days(id("app"), first, first.plusDays(Downtime.MOST_DAYS - 1), PACIFIC))
                .hasSize(Downtime.MOST_DAYS);
        assertThatThrownBy(() ->
                        of().days(id("app"), first, first.plusDays(Downtime.MOST_DAYS), PACIFIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 3700 days");
        assertThat(of().days(id("app"), first, first.minusDays(1), PACIFIC)).isEmpty();
    }

    /** 2,000 components, 90 days, 5,000 notices of four intervals each, a quarter in one group. */
    @Test
    void aLargePageIsWorkedOutInSeconds() {
        var components = new ArrayList<Component>();
        components.add(component("all", null, new Requirement.AtLeast(100, List.of())));
        for (var i = 1; i < 2_000; i++) {
            components.add(component("c" + i, i < 500 ? "all" : null, Requirement.None.CHILDREN));
        }
        var ledger = new ArrayList<Outage>();
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++) {
            var start = random.nextInt(90 * 1_440);
            ledger.add(
                    person(
                            "c" + (1 + random.nextInt(1_999)),
                            Level.MAJOR_OUTAGE,
                            start,
                            start + random.nextInt(500)));
        }
        var started = System.nanoTime();
        var downtime = new Downtime(Timeline.of(components, ledger), LATER);
        var first = LocalDate.of(2010, 3, 12);
        var total = Figures.NONE;
        for (var component : components) {
            for (var day : downtime.days(component.id(), first, first.plusDays(89), PACIFIC)) {
                total = total.plus(day.figures());
            }
        }
        assertThat(total.downtime()).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(15));
    }

    private static Downtime of(Outage... ledger) {
        var app = component("app", null, Requirement.None.CHILDREN, YEAR, null);
        return new Downtime(Timeline.of(List.of(app), List.of(ledger)), LATER);
    }

    private static Outage outage(String start, @Nullable String end, Level level) {
        return new Outage(
                0,
                id("app"),
                null,
                level,
                Instant.parse(start),
                end == null ? null : Instant.parse(end),
                Precision.EXACT,
                Outage.Source.PERSON,
                null,
                null,
                null);
    }

    private static Outage on(String component, Outage origin) {
        return new Outage(
                0,
                id(component),
                null,
                origin.level(),
                origin.start(),
                origin.end(),
                origin.precision(),
                origin.source(),
                null,
                null,
                null);
    }
}
