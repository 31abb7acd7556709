package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Seeded;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

class IntervalsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MINUTES = 200;
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void anIntervalIsHalfOpen() {
        var interval = interval(1, 3);
        assertThat(interval.contains(at(0))).isFalse();
        assertThat(interval.contains(at(1))).isTrue();
        assertThat(interval.contains(at(3).minusNanos(1))).isTrue();
        assertThat(interval.contains(at(3))).isFalse();
        assertThat(interval(1, null).contains(at(1_000_000))).isTrue();
    }

    @Test
    void anIntervalCannotEndBeforeItsStart() {
        assertThatThrownBy(() -> interval(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before its start");
    }

    @Test
    void whatLastsIsCountedUntilNow() {
        assertThat(interval(1, null).duration(at(5))).isEqualTo(Duration.ofMinutes(4));
        assertThat(interval(1, 3).duration(at(5))).isEqualTo(Duration.ofMinutes(2));
        assertThat(interval(1, 9).duration(at(5))).isEqualTo(Duration.ofMinutes(4));
        assertThat(interval(7, 9).duration(at(5))).isEqualTo(Duration.ZERO);
    }

    @Test
    void touchingAndOverlappingIntervalsBecomeOne() {
        assertThat(Intervals.of(interval(5, 7), interval(1, 3), interval(3, 4), interval(6, 9)))
                .isEqualTo(Intervals.of(interval(1, 4), interval(5, 9)))
                .hasToString("[" + interval(1, 4) + ", " + interval(5, 9) + "]");
        assertThat(Intervals.of(interval(1, null), interval(4, 9)).parts())
                .containsExactly(interval(1, null));
    }

    @Test
    void emptyIntervalsAreNothing() {
        assertThat(Intervals.of(interval(1, 1))).isEqualTo(Intervals.NONE);
        assertThat(Intervals.NONE.isEmpty()).isTrue();
        assertThat(Intervals.NONE.hashCode()).isEqualTo(Intervals.of(List.of()).hashCode());
    }

    @Test
    void subtractingWhatLastsLeavesNothingAfterIt() {
        assertThat(Intervals.of(interval(1, null)).subtract(Intervals.of(interval(4, null))))
                .isEqualTo(Intervals.of(interval(1, 4)));
        assertThat(Intervals.of(interval(1, null)).subtract(Intervals.of(interval(4, 6))))
                .isEqualTo(Intervals.of(interval(1, 4), interval(6, null)));
    }

    @Test
    void daysTouchedAreThoseOfTheZone() {
        var night =
                Intervals.of(
                        new Interval(
                                Instant.parse("2010-01-21T22:44:00Z"),
                                Instant.parse("2010-01-22T17:11:00Z")));
        assertThat(night.days(PACIFIC, START))
                .containsExactly(LocalDate.of(2010, 1, 21), LocalDate.of(2010, 1, 22));
        var untilMidnight =
                Intervals.of(
                        new Interval(
                                Instant.parse("2010-01-21T22:44:00Z"),
                                Instant.parse("2010-01-22T08:00:00Z")));
        assertThat(untilMidnight.days(PACIFIC, START)).containsExactly(LocalDate.of(2010, 1, 21));
        var lasting = Intervals.of(new Interval(START.minusSeconds(86_400), null));
        assertThat(lasting.days(ZoneId.of("UTC"), START.plusSeconds(1)))
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
        assertThat(lasting.days(ZoneId.of("UTC"), START.minusSeconds(90_000))).isEmpty();
    }

    @Test
    void theAlgebraAgreesWithABitmapOfMinutes() {
        Seeded.runs(500, IntervalsTest::compare);
    }

    private static void compare(Random random) {
        var one = random(random);
        var two = random(random);
        var left = Intervals.of(one);
        var right = Intervals.of(two);
        var leftBits = bits(one);
        var rightBits = bits(two);
        same(left, leftBits);
        same(left.union(right), with(leftBits, bits -> bits.or(rightBits)));
        same(left.intersect(right), with(leftBits, bits -> bits.and(rightBits)));
        same(left.subtract(right), with(leftBits, bits -> bits.andNot(rightBits)));
        var from = random.nextInt(MINUTES);
        var to = from + random.nextInt(MINUTES - from + 1);
        var range = new BitSet();
        range.set(from, to);
        same(left.clip(at(from), at(to)), with(leftBits, bits -> bits.and(range)));
        var now = random.nextInt(MINUTES);
        assertThat(left.duration(at(now)))
                .isEqualTo(Duration.ofMinutes(leftBits.get(0, now).cardinality()));
    }

    /** The same minutes, as few, sorted and apart as they can be. */
    private static void same(Intervals intervals, BitSet minutes) {
        assertThat(bits(intervals.parts())).isEqualTo(minutes);
        for (var minute = 0; minute < MINUTES; minute++) {
            assertThat(intervals.contains(at(minute))).isEqualTo(minutes.get(minute));
        }
        var parts = intervals.parts();
        for (var i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).isEmpty()).isFalse();
            if (i > 0) {
                assertThat(parts.get(i - 1).end()).isNotNull().isBefore(parts.get(i).start());
            }
        }
        assertThat(intervals).isEqualTo(Intervals.of(parts));
    }

    private static BitSet with(BitSet origin, Consumer<BitSet> change) {
        var copy = (BitSet) origin.clone();
        change.accept(copy);
        return copy;
    }

    private static List<Interval> random(Random random) {
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i < random.nextInt(8); i++) {
            var start = random.nextInt(MINUTES);
            var end = start + random.nextInt(20);
            intervals.add(interval(start, random.nextInt(12) == 0 ? null : Math.min(end, MINUTES)));
        }
        return intervals;
    }

    private static BitSet bits(List<Interval> intervals) {
        var bits = new BitSet();
        for (var interval : intervals) {
            var end = interval.end();
            bits.set(minute(interval.start()), end == null ? MINUTES : minute(end));
        }
        return bits;
    }

    private static int minute(Instant instant) {
        return (int) Duration.between(START, instant).toMinutes();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Interval interval(int start, @Nullable Integer end) {
        return new Interval(at(start), end == null ? null : at(end));
    }
}
