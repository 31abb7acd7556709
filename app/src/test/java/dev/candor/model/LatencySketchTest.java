package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.candor.fixture.Seeded;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class LatencySketchTest {
    private static final int SEEDS = 300;
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1};

    @Test
    void everyQuantileIsWithinItsBoundOfTheExactOne() {
        Seeded.runs(
                SEEDS,
                random -> {
                    var micros = micros(random, 1 + random.nextInt(500));
                    var sketch = LatencySketch.of(micros);
                    Arrays.sort(micros);
                    for (var share : SHARES) {
                        var rank = Math.max(1, (int) Math.ceil(share * micros.length));
                        var exact = micros[rank - 1] * 1_000.0;
                        assertThat((double) sketch.quantile(share).toNanos())
                                .isCloseTo(exact, within(exact * LatencySketch.ERROR + 0.5));
                    }
                });
    }

    @Test
    void mergingIsAddingInWhicheverOrder() {
        Seeded.runs(
                SEEDS,
                random -> {
                    var parts = new ArrayList<LatencySketch>();
                    var all = new ArrayList<Long>();
                    for (var i = 0; i < 5; i++) {
                        var micros = micros(random, random.nextInt(50));
                        Arrays.stream(micros).forEach(all::add);
                        parts.add(LatencySketch.of(micros));
                    }
                    var whole = LatencySketch.of(all.stream().mapToLong(Long::longValue).toArray());
                    assertThat(LatencySketch.merged(parts)).isEqualTo(whole);
                    Collections.shuffle(parts, random);
                    var a = parts.get(0);
                    var b = parts.get(1);
                    var c = parts.get(2);
                    assertThat(a.plus(b)).isEqualTo(b.plus(a));
                    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
                    assertThat(a.plus(LatencySketch.EMPTY)).isEqualTo(a);
                    assertThat(parts.stream().reduce(LatencySketch.EMPTY, LatencySketch::plus))
                            .isEqualTo(whole)
                            .hasSameHashCodeAs(whole);
                });
    }

    @Test
    void bytesComeBackAsTheyWereAndAreFew() {
        Seeded.runs(
                SEEDS,
                random -> {
                    var sketch = LatencySketch.of(micros(random, random.nextInt(200)));
                    assertThat(LatencySketch.of(sketch.bytes())).isEqualTo(sketch);
                });
        assertThat(LatencySketch.of(80_000, 81_000, 79_500, 95_000, 80_100, 140_000).bytes())
                .hasSizeLessThan(16);
    }

    @Test
    void theBytesOfVersionOneNeverChange() {
        assertThat(LatencySketch.of(0, 1, 1, 80_000, 3_600_000_000L, 9_000_000_000L).bytes())
                .containsExactly(1, 0, 1, 1, 2, -16, 1, 1, -116, 2, 2);
    }

    @Test
    void hostileBytesAreRefused() {
        refused();
        refused(2, 0, 1);
        refused(1, 5); // a place without a count
        refused(1, 5, 0); // a count of nothing
        refused(1, 5, 1, 0, 1); // the same place again
        refused(1, 0x80); // ends in the middle
        refused(1, 0x80, 0, 1); // longer than it needs to be
        refused(1, 0xff, 0xff, 3, 1); // a place far behind the last
        refused(1, 5, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f); // a count too large
        refused(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1);
        Seeded.runs(
                SEEDS,
                random -> {
                    var bytes = new byte[random.nextInt(40)];
                    random.nextBytes(bytes);
                    try {
                        assertThat(LatencySketch.of(bytes).bytes()).isEqualTo(bytes);
                    } catch (IllegalArgumentException refusal) {
                        assertThat(refusal).hasMessageContaining(" ");
                    }
                    try {
                        assertThat(Latency.of(bytes).sketch().count()).isNotNegative();
                    } catch (IllegalArgumentException refusal) {
                        assertThat(refusal).hasMessageContaining(" ");
                    }
                });
    }

    private static void refused(int... bytes) {
        var raw = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        assertThatThrownBy(() -> LatencySketch.of(raw))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareThatIsNoneIsRefused() {
        for (var share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> LatencySketch.EMPTY.quantile(share))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(LatencySketch.EMPTY.quantile(0.5)).isZero();
    }

    @Test
    void latencyOfPartsIsThatOfTheWhole() {
        Seeded.runs(
                SEEDS,
                random -> {
                    var runs = new ArrayList<Result.Phases>();
                    var parts = new ArrayList<Latency>();
                    for (var i = 0; i < 4; i++) {
                        var some = runs(random);
                        runs.addAll(some);
                        parts.add(Latency.of(some));
                    }
                    var whole = Latency.of(runs);
                    assertThat(Latency.merged(parts)).isEqualTo(whole);
                    assertThat(Latency.of(whole.bytes())).isEqualTo(whole);
                    assertThat(whole.quantile(0.5)).isBetween(whole.least(), whole.most());
                });
    }

    private static List<Result.Phases> runs(Random random) {
        return Arrays.stream(micros(random, random.nextInt(20)))
                .mapToObj(micros -> {
                    var some = Duration.ofNanos(micros * 1_000);
                    return new Result.Phases(some, some, some, some, some, some);
                })
                .toList();
    }

    /** From a microsecond to an hour, all orders of size alike, with zeroes and repetitions. */
    private static long[] micros(Random random, int count) {
        var common = (long) Math.exp(random.nextDouble() * 22);
        return random.doubles(count)
                .mapToLong(share ->
                        switch (random.nextInt(4)) {
                            case 0 -> common;
                            case 1 -> random.nextInt(30);
                            default -> Math.min(3_600_000_000L, (long) Math.exp(share * 22));
                        })
                .toArray();
    }
}
