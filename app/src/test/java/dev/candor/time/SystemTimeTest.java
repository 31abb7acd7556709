package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

class SystemTimeTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private long wallMillis = START.toEpochMilli();
    private long nanos = -5_000_000_000L;
    private long spreadNanos;
    private final SystemTime time = new SystemTime(() -> wallMillis, this::readNanos);

    @Test
    void itStartsWhereTheWallClockStands() {
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void itRunsWithTheMonotonicClockAndInWholeMilliseconds() {
        nanos += 1_999_999;
        assertThat(time.now()).isEqualTo(START.plusMillis(1));
        nanos += 1;
        assertThat(time.now()).isEqualTo(START.plusMillis(2));
        assertThat(time.nanoTime()).isEqualTo(nanos);
    }

    @Test
    void aStepOfTheWallClockIsNotSeenUnnoticed() {
        wallMillis += 3_600_000;
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void aStepForwardIsReportedOnceAndThenHolds() {
        pass(10_000);
        wallMillis += 3_600_000;
        assertThat(time.checkStep()).contains(Duration.ofHours(1));
        assertThat(time.now()).isEqualTo(START.plusMillis(3_610_000));
        assertThat(time.checkStep()).isEmpty();
    }

    @Test
    void aStepBackIsReportedAndGoesBack() {
        pass(10_000);
        assertThat(time.now()).isEqualTo(START.plusMillis(10_000));
        wallMillis -= 3_600_000;
        assertThat(time.checkStep()).contains(Duration.ofHours(-1));
        assertThat(time.now()).isEqualTo(START.plusMillis(10_000 - 3_600_000));
    }

    @Test
    void driftForwardIsTakenOverInSilence() {
        pass(1_000);
        wallMillis += 249;
        assertThat(time.checkStep()).isEmpty();
        assertThat(time.now()).isEqualTo(START.plusMillis(1_249));
    }

    @Test
    void driftBackwardIsTakenOverByStandingStill() {
        pass(1_000);
        assertThat(time.now()).isEqualTo(START.plusMillis(1_000));
        wallMillis -= 249;
        assertThat(time.checkStep()).isEmpty();
        assertThat(time.now()).isEqualTo(START.plusMillis(1_000));
        pass(248);
        assertThat(time.now()).isEqualTo(START.plusMillis(1_000));
        pass(3);
        assertThat(time.now()).isEqualTo(START.plusMillis(1_002));
    }

    @Test
    void aQuarterOfASecondIsAStep() {
        wallMillis += 250;
        assertThat(time.checkStep()).contains(Duration.ofMillis(250));
        wallMillis -= 250;
        assertThat(time.checkStep()).contains(Duration.ofMillis(-250));
    }

    @Test
    void slowDriftNeverBecomesAStep() {
        for (var second = 0; second < 10_000; second++) {
            pass(1_000);
            wallMillis += 1;
            assertThat(time.checkStep()).isEmpty();
        }
        assertThat(time.now()).isEqualTo(Instant.ofEpochMilli(wallMillis));
    }

    @Test
    void whileTheMachineIsTooBusyToReadBothClocksNothingIsConcluded() {
        wallMillis += 3_600_000;
        spreadNanos = TimeUnit.MILLISECONDS.toNanos(300);
        assertThat(time.checkStep()).isEmpty();
        spreadNanos = 0;
        assertThat(time.checkStep()).isPresent();
    }

    @Test
    void itNeverGoesBackExceptAtAReportedStep() {
        Seeded.runs(100, this::wander);
    }

    private void wander(Random random) {
        var last = time.now();
        for (var i = 0; i < 200; i++) {
            nanos += random.nextLong(2_000_000_000L);
            wallMillis += random.nextLong(2_000) - (random.nextInt(20) == 0 ? 5_000 : 0);
            var step = random.nextBoolean() ? time.checkStep() : Optional.<Duration>empty();
            var now = time.now();
            if (step.isEmpty()) {
                assertThat(now).isAfterOrEqualTo(last);
            } else {
                assertThat(step.get().abs()).isGreaterThanOrEqualTo(SystemTime.STEP);
                assertThat(now).isEqualTo(Instant.ofEpochMilli(wallMillis));
            }
            last = now;
        }
    }

    @Test
    void onThisMachineItAgreesWithTheWallClock() {
        var before = System.currentTimeMillis();
        var real = SystemTime.ofSystem();
        assertThat(real.checkStep()).isEmpty();
        assertThat(real.now().toEpochMilli()).isBetween(before - 250, before + 60_000);
        assertThat(real.nanoTime()).isLessThanOrEqualTo(System.nanoTime());
    }

    private void pass(long millis) {
        wallMillis += millis;
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Each reading takes as long as {@code spreadNanos} says. */
    private long readNanos() {
        nanos += spreadNanos;
        return nanos;
    }
}
