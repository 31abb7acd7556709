package dev.candor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Check;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class RunLoopTest {
    private static final Duration TICK = Duration.ofMillis(10);

    private final ManualTime time = new ManualTime(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<Start> starts = new ArrayList<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private boolean hang;
    private final RunLoop loop =
            new RunLoop(
                    time,
                    (check, whenDone) -> {
                        starts.add(new Start(check, time.now()));
                        if (hang) {
                            underWay.add(whenDone);
                        } else {
                            whenDone.run();
                        }
                    });

    private record Start(Check check, Instant at) {}

    @Test
    void aCheckRunsOncePerIntervalAtItsPlace() {
        loop.apply(List.of(Checks.every("a", Duration.ofSeconds(10))));
        pass(Duration.ofSeconds(60));
        assertThat(starts).hasSize(6);
        for (var n = 1; n < 6; n++) {
            assertThat(Duration.between(starts.get(n - 1).at, starts.get(n).at))
                    .isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void anotherLoopThatStartsLaterUsesTheSamePlaces() {
        var check = Checks.every("a", Duration.ofSeconds(10));
        loop.apply(List.of(check));
        pass(Duration.ofSeconds(10));
        var first = starts.getFirst().at;
        time.advance(Duration.ofMillis(123_456_780));
        var again = new ArrayList<Instant>();
        var restarted =
                new RunLoop(
                        time,
                        (_, whenDone) -> {
                            again.add(time.now());
                            whenDone.run();
                        });
        restarted.apply(List.of(check));
        pass(restarted, Duration.ofSeconds(10));
        assertThat(Duration.between(first, again.getFirst()).toMillis() % 10_000).isZero();
    }

    @Test
    void aPauseIsNotCaughtUpAndIsCounted() {
        var checks =
                IntStream.range(0, 1000)
                        .mapToObj(n -> Checks.every("c" + n, Duration.ofSeconds(10)))
                        .toList();
        loop.apply(checks);
        pass(Duration.ofSeconds(10));
        assertThat(starts).hasSize(1000);
        time.advance(Duration.ofMinutes(10));
        starts.clear();
        loop.tick();
        assertThat(starts).hasSizeBetween(50, 150);
        assertThat(loop.figures().skipped()).isEqualTo(60_000 - starts.size());
        pass(Duration.ofSeconds(10));
        assertThat(starts).hasSizeBetween(1000, 1150);
    }

    @Test
    void aCheckThatIsUnderWayIsNotStartedAgain() {
        hang = true;
        loop.apply(List.of(Checks.every("a", Duration.ofSeconds(1))));
        pass(Duration.ofSeconds(5));
        assertThat(starts).hasSize(1);
        assertThat(loop.figures().running()).isEqualTo(1);
        assertThat(loop.figures().skipped()).isEqualTo(4);
        hang = false;
        underWay.forEach(Runnable::run);
        pass(Duration.ofSeconds(1));
        assertThat(starts).hasSize(2);
    }

    @Test
    void reloadingKeepsThePlaceOfWhatHasNotChanged() {
        var kept = Checks.every("kept", Duration.ofSeconds(10));
        loop.apply(List.of(kept, Checks.every("gone", Duration.ofSeconds(10))));
        pass(Duration.ofSeconds(10));
        var first = starts.stream().filter(s -> s.check.equals(kept)).findFirst().orElseThrow();
        starts.clear();
        loop.apply(List.of(Checks.every("new", Duration.ofSeconds(10)), kept));
        pass(Duration.ofSeconds(10));
        assertThat(starts).extracting(s -> s.check.id().value()).containsOnly("kept", "new");
        assertThat(starts).contains(new Start(kept, first.at.plusSeconds(10)));
    }

    @Test
    void aReloadDuringARunDoesNotStartASecondOne() {
        hang = true;
        var check = Checks.every("a", Duration.ofSeconds(1));
        loop.apply(List.of(check));
        pass(Duration.ofSeconds(1));
        loop.apply(List.of(Checks.every("a", Duration.ofSeconds(2))));
        pass(Duration.ofSeconds(4));
        assertThat(starts).hasSize(1);
    }

    @Test
    void aRareCheckRunsWithinAMinuteAndThenAtItsPlace() {
        loop.apply(List.of(Checks.every("daily", Duration.ofDays(1))));
        pass(Duration.ofSeconds(60));
        assertThat(starts).hasSize(1);
    }

    @Test
    void aRunnerThatThrowsStopsNobody() {
        var count = new ArrayList<String>();
        var throwing =
                new RunLoop(
                        time,
                        (check, _) -> {
                            count.add(check.id().value());
                            throw new IllegalStateException("out of order");
                        });
        throwing.apply(List.of(Checks.every("a", Duration.ofSeconds(1))));
        pass(throwing, Duration.ofSeconds(3));
        assertThat(count).hasSize(3);
    }

    @Test
    void lagIsMeasured() {
        loop.apply(List.of(Checks.every("a", Duration.ofSeconds(10))));
        for (var n = 0; n < 100; n++) {
            time.advance(Duration.ofMillis(300));
            loop.tick();
        }
        assertThat(loop.figures().lagP99()).isBetween(Duration.ofMillis(1), Duration.ofMillis(300));
    }

    @Test
    void itsThreadStartsChecksAndStopsAtOnce() throws InterruptedException {
        var ran = new CountDownLatch(1);
        var real =
                new RunLoop(
                        time,
                        (_, whenDone) -> {
                            ran.countDown();
                            whenDone.run();
                        });
        real.start();
        var checks = List.of(Checks.every("a", Duration.ofSeconds(1)));
        real.apply(checks);
        for (var n = 0; n < 500 && ran.getCount() > 0; n++) {
            time.advance(TICK);
            real.apply(checks);
            assertThat(ran.await(10, TimeUnit.MILLISECONDS) || n < 499).isTrue();
        }
        real.stop();
        real.stop();
    }

    private void pass(Duration duration) {
        pass(loop, duration);
    }

    private void pass(RunLoop which, Duration duration) {
        for (var n = duration.dividedBy(TICK); n > 0; n--) {
            time.advance(TICK);
            which.tick();
        }
    }
}
