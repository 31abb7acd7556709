package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How attempts are spread over a second. */
class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void withoutALimitNobodyWaits() {
        var pace = new Pace(Pace.UNLIMITED);
        for (var i = 0; i < 1_000; i++) {
            assertThat(pace.take(i)).isZero();
        }
    }

    @Test
    void whatWasNotUsedUpToASecondMayBeMadeUpForAndTheRestIsSpread() {
        var pace = new Pace(4);
        for (var i = 0; i < 4; i++) {
            assertThat(pace.take(0)).isZero();
        }
        assertThat(pace.take(0)).isEqualTo(SECOND / 4);
        assertThat(pace.take(0)).isEqualTo(SECOND / 2);
        assertThat(pace.take(60 * SECOND)).isZero();
    }

    @Test
    void anotherLimitHoldsFromThenOn() {
        var pace = new Pace(Pace.UNLIMITED);
        assertThat(pace.take(0)).isZero();
        pace.limit(1);
        assertThat(pace.take(0)).isZero();
        assertThat(pace.take(0)).isEqualTo(SECOND);
        pace.limit(Pace.UNLIMITED);
        assertThat(pace.take(0)).isZero();
    }
}
