package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class StallDetectorTest {
    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final StallDetector detector = new StallDetector(time);
    private final Runnable heart = detector.heart();

    @Test
    void aHeartThatBeatsInTimeIsNoStall() {
        beatFor(Duration.ofSeconds(10));
        assertThat(detector.since(0)).isZero();
        assertThat(detector.total()).isZero();
    }

    @Test
    void aBeatThatIsALittleLateIsNoStall() {
        time.advance(StallDetector.EVERY.plus(StallDetector.TOLERANCE));
        heart.run();
        assertThat(detector.since(0)).isZero();
    }

    @Test
    void aMissedBeatIsAStallOfItsWholeLength() {
        time.advance(Duration.ofMillis(3200));
        heart.run();
        assertThat(detector.since(0)).isEqualTo(Duration.ofMillis(3200));
        assertThat(detector.total()).isEqualTo(Duration.ofMillis(3200));
    }

    @Test
    void aStallThatIsNotOverYetCountsAlready() {
        time.advance(Duration.ofSeconds(1));
        assertThat(detector.since(0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRunThatBeganAfterTheStallIsNotTouchedByIt() {
        time.advance(Duration.ofSeconds(1));
        heart.run();
        assertThat(detector.since(time.nanoTime())).isZero();
        assertThat(detector.since(time.nanoTime() - 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aStallThatAllHeartsFeltCountsOnce() {
        var other = detector.heart();
        time.advance(Duration.ofSeconds(1));
        heart.run();
        other.run();
        assertThat(detector.total()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneHeartThatStandsStillIsEnough() {
        var other = detector.heart();
        beatFor(Duration.ofSeconds(2));
        assertThat(detector.since(0)).isEqualTo(Duration.ofSeconds(2));
        other.run();
        assertThat(detector.since(time.nanoTime())).isZero();
    }

    private void beatFor(Duration duration) {
        for (var n = duration.dividedBy(StallDetector.EVERY); n > 0; n--) {
            time.advance(StallDetector.EVERY);
            heart.run();
        }
    }
}
