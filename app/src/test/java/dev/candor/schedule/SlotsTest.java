package dev.candor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.CheckId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

class SlotsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aCheckKeepsItsPlaceForGood() {
        assertThat(Slots.of(new CheckId("app-front"), TEN_SECONDS).phaseNanos())
                .isEqualTo(9_010_100_129L);
    }

    @Test
    void manyChecksAreSpreadEvenly() {
        var perTenth = new int[100];
        for (var n = 0; n < 10_000; n++) {
            var phase = Slots.of(new CheckId("fleet/member-" + n), TEN_SECONDS).phaseNanos();
            perTenth[(int) (phase / 100_000_000L)]++;
        }
        for (var count : perTenth) {
            assertThat(count).isBetween(50, 150);
        }
    }

    @Test
    void theNextSlotIsStrictlyLaterAndWithinOneInterval() {
        var random = new Random(7);
        for (var n = 0; n < 10_000; n++) {
            var every = 1 + random.nextLong(1_000_000);
            var slots = new Slots(random.nextLong(every), every);
            var time = random.nextLong(-2_000_000, 2_000_000);
            var next = slots.nextAfter(time);
            assertThat(next).isGreaterThan(time).isLessThanOrEqualTo(time + every);
            assertThat(Math.floorMod(next, every)).isEqualTo(slots.phaseNanos());
        }
    }

    @Test
    void slotsAreCountedHalfOpen() {
        var slots = new Slots(3, 10);
        assertThat(slots.between(3, 13)).isEqualTo(1);
        assertThat(slots.between(2, 13)).isEqualTo(2);
        assertThat(slots.between(3, 12)).isZero();
        assertThat(slots.between(13, 3)).isZero();
    }
}
