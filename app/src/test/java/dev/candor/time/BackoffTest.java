package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Seeded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Random;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "2000000000, 60"})
    void theWaitDoublesUpToItsCap(int attempt, long seconds) {
        assertThat(new Backoff(FIRST, CAP, 0).delay(attempt, new Random(1)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void chanceOnlyShortensTheWaitAndNeverToNothing() {
        Seeded.runs(
                100,
                random -> {
                    var attempt = 1 + random.nextInt(20);
                    var whole = new Backoff(FIRST, CAP, 0).delay(attempt, random);
                    var half = new Backoff(FIRST, CAP, 0.5).delay(attempt, random);
                    assertThat(half).isBetween(whole.dividedBy(2), whole);
                    assertThat(new Backoff(FIRST, CAP, 1).delay(attempt, random))
                            .isPositive()
                            .isLessThanOrEqualTo(whole);
                });
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, CAP, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(CAP, FIRST, 0))
                .isInstanceOf(IllegalArgumentException.class);
        for (var jitter : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Backoff(FIRST, CAP, jitter))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jitter");
        }
        assertThatThrownBy(() -> new Backoff(FIRST, CAP, 0).delay(0, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
