package dev.candor.publish.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class ScaleTest {
    @Test
    void anAxisBeginsAtZeroAndHoldsEveryValueForManyRanges() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 2_000; i++) {
            var greatest = Math.pow(10, random.nextDouble(-3, 9));
            var scale = Scale.of(greatest / 2, greatest);
            assertThat(scale.low()).isZero();
            assertThat(scale.high()).isGreaterThanOrEqualTo(greatest * (1 - 1e-9));
            assertThat(scale.ticks()).hasSizeBetween(3, 7).isSorted();
        }
    }

    @Test
    void whatIsBelowZeroIsShownBelowZero() {
        assertThat(Scale.of(-3, 5).low()).isLessThanOrEqualTo(-3);
    }

    @Test
    void quantitiesAreShortAndHonest() {
        assertThat(Quantity.of(240, "ms")).isEqualTo("240 ms");
        assertThat(Quantity.of(1_249, "ms")).isEqualTo("1.2 s");
        assertThat(Quantity.of(0, "%")).isEqualTo("0 %");
        assertThat(Quantity.of(0.25, "requests/s")).isEqualTo("0.25 requests/s");
        assertThat(Quantity.share(1 / 3.0)).isEqualTo("33.3 %");
        assertThat(Quantity.of(123_456, "")).isEqualTo("123456");
    }
}
