package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How sending gives way to people who wait for an answer. */
class CourtesyTest {
    private final ManualTime time = new ManualTime(Samples.NOON);
    private final Courtesy courtesy = new Courtesy(time);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void nobodyWaitsSoNothingIsHeldBack() {
        courtesy.giveWay();
        assertThat(courtesy.isDue()).isFalse();
    }

    @Test
    void whoeverWaitsGoesFirst() {
        courtesy.to(() -> asked.incrementAndGet() < 3);
        courtesy.giveWay();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aCrowdThatNeverEndsHoldsBackForAMomentOnly() {
        courtesy.to(() -> {
            asked.incrementAndGet();
            time.advance(Duration.ofMillis(5));
            return true;
        });
        courtesy.giveWay();
        assertThat(asked).hasValue((int) Courtesy.LONGEST.dividedBy(Duration.ofMillis(5)));
    }
}
