package dev.candor.uptime;

import static dev.candor.uptime.Ledgers.NOTICE;
import static dev.candor.uptime.Ledgers.START;
import static dev.candor.uptime.Ledgers.component;
import static dev.candor.uptime.Ledgers.id;
import static dev.candor.uptime.QuarterByQuarter.QUARTER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.Outage.Source;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;
import dev.candor.time.Zones;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random trees and ledgers, held against the same figures worked out quarter by quarter. */
class DowntimeSequencesTest {
    /** Three days, in which Los Angeles has put its clocks forward. */
    private static final int QUARTERS = 3 * 24 * 4;

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    @Test
    void figuresAgreeWithThoseOfEachQuarterOfAnHour() {
        Seeded.runs(40, DowntimeSequencesTest::compare);
    }

    private static void compare(Random random) {
        var components = tree(random);
        var ledger = ledger(random, 25);
        var now = quarter(QUARTERS - random.nextInt(60));
        compare(components, ledger, now, random);
        var changed = new ArrayList<>(ledger);
        var index = random.nextInt(changed.size());
        changed.set(index, outage(random));
        compare(components, changed, now, random);
    }

    private static void compare(
            List<Component> components, List<Outage> ledger, Instant now, Random random) {
        var timeline = Timeline.of(components, ledger);
        var downtime = new Downtime(timeline, now);
        var naive = new QuarterByQuarter(components, ledger, now);
        var from = quarter(random.nextInt(QUARTERS));
        var to = from.plus(QUARTER.multipliedBy(random.nextInt(QUARTERS)));
        for (var each : IDS) {
            var id = id(each);
            assertThat(downtime.over(id, from, to)).as(each).isEqualTo(naive.over(id, from, to));
            var day = LocalDate.of(2010, 3, 12 + random.nextInt(3));
            assertThat(downtime.on(id, day, PACIFIC))
                    .isEqualTo(
                            naive.over(
                                    id,
                                    Zones.startOfDay(day, PACIFIC),
                                    Zones.endOfDay(day, PACIFIC)));
            sumOfDays(downtime, each);
            stepsAreWhole(timeline, each);
        }
    }

    /** The days of a range add up to the range. */
    private static void sumOfDays(Downtime downtime, String id) {
        var first = LocalDate.of(2010, 3, 11);
        var last = LocalDate.of(2010, 3, 15);
        var sum =
                downtime.days(id(id), first, last, PACIFIC).stream()
                        .map(DayFigures::figures)
                        .reduce(Figures.NONE, Figures::plus);
        var whole =
                downtime.over(
                        id(id), Zones.startOfDay(first, PACIFIC), Zones.endOfDay(last, PACIFIC));
        assertThat(sum).isEqualTo(whole);
        assertThat(whole.operational().plus(whole.downtime())).isLessThanOrEqualTo(whole.known());
    }

    private static void stepsAreWhole(Timeline timeline, String id) {
        var steps = timeline.steps(id(id), START, quarter(2 * QUARTERS));
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            assertThat(step.start()).isBefore(step.end());
            assertThat(step.possible()).isGreaterThanOrEqualTo(step.level());
            assertThat(timeline.levelAt(id(id), step.start())).isEqualTo(step.level());
            if (i > 0) {
                assertThat(steps.get(i - 1).end()).isEqualTo(step.start());
            }
        }
    }

    /** Parents come before children and requirements point backwards in the alphabet: no circle. */
    private static List<Component> tree(Random random) {
        var components = new ArrayList<Component>();
        for (var i = 0; i < IDS.size(); i++) {
            var parent = i > 0 && random.nextBoolean() ? IDS.get(random.nextInt(i)) : null;
            var others =
                    i + 1 < IDS.size() && random.nextInt(3) == 0
                            ? IDS.subList(i + 1, IDS.size()).stream().map(Ledgers::id).toList()
                            : List.<ComponentId>of();
            var requirement =
                    switch (random.nextInt(4)) {
                        case 0 -> new Requirement.All(others);
                        case 1 -> new Requirement.Any(others);
                        case 2 -> new Requirement.AtLeast(2, others);
                        default -> new Requirement.None(others);
                    };
            var started = quarter(random.nextBoolean() ? 0 : random.nextInt(QUARTERS));
            var retired =
                    random.nextInt(4) == 0
                            ? started.plus(QUARTER.multipliedBy(random.nextInt(200)))
                            : null;
            components.add(component(IDS.get(i), parent, requirement, started, retired));
        }
        return components;
    }

    private static Instant quarter(int number) {
        return START.plus(QUARTER.multipliedBy(number));
    }

    private static List<Outage> ledger(Random random, int size) {
        var ledger = new ArrayList<Outage>();
        for (var i = 0; i < size; i++) {
            ledger.add(outage(random));
        }
        return ledger;
    }

    private static Outage outage(Random random) {
        var source = Seeded.oneOf(random, List.of(Source.values()));
        var levels = new ArrayList<>(List.of(Level.values()));
        levels.remove(source == Source.PROBE ? Level.OPERATIONAL : Level.UNKNOWN);
        var start = 15 * random.nextInt(QUARTERS);
        var end = random.nextInt(10) == 0 ? null : start + 15 * random.nextInt(40);
        var outage =
                Ledgers.outage(
                        Seeded.oneOf(random, IDS),
                        Seeded.oneOf(random, levels),
                        start,
                        end,
                        source,
                        random.nextInt(5) == 0 ? Precision.INTERMITTENT : Precision.EXACT);
        return random.nextInt(4) == 0 && source == Source.PROBE
                ? outage.withOverriddenBy(NOTICE)
                : outage;
    }
}
