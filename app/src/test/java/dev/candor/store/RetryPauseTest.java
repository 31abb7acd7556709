package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

class RetryPauseTest {
    private final RetryPause pause =
            new RetryPause(Duration.ofMillis(100), Duration.ofSeconds(30), new Random(7));

    @Test
    void pausesDoubleUpToTheLongestAndVaryByHalf() {
        for (var failures = 1; failures <= 100; failures++) {
            var whole = Math.min(30_000, 100L << Math.min(failures - 1, 20));
            for (var n = 0; n < 50; n++) {
                assertThat(pause.after(failures).toMillis()).isBetween(whole / 2, whole);
            }
        }
    }

    @Test
    void twoPausesAreRarelyTheSame() {
        assertThat(pause.after(20)).isNotEqualTo(pause.after(20));
    }
}
