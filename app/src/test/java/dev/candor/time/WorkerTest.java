package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

class WorkerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicReference<Worker> self = new AtomicReference<>();

    private Worker worker(Consumer<Worker> turn) {
        var worker =
                new Worker(
                        "test",
                        () -> {
                            turns.incrementAndGet();
                            turn.accept(self.get());
                        });
        self.set(worker);
        return worker;
    }

    private void awaitTurns(int count) {
        Await.until("turn " + count, PATIENCE, () -> turns.get() >= count);
    }

    @Test
    void itWorksTurnAfterTurnUntilItIsStopped() {
        var worker = worker(it -> it.pause(Duration.ofMillis(1)));
        worker.start();
        awaitTurns(3);
        assertThat(worker.stop()).isTrue();
        var last = turns.get();
        assertThat(worker.stop()).isTrue();
        assertThat(turns).hasValue(last);
        assertThat(worker.isStopping()).isTrue();
    }

    @Test
    void whoWakesItIsHeardEvenWhileItWorks() {
        var worker =
                worker(it -> {
                    if (turns.get() == 1) {
                        it.wake(); // as somebody else would, in the middle of this turn
                    }
                    it.awaitWake();
                });
        worker.start();
        awaitTurns(2);
        worker.wake();
        awaitTurns(3);
        assertThat(worker.stop()).isTrue();
        assertThat(turns).hasValue(3);
    }

    @Test
    void aWaitWithABoundEndsWhenItIsWokenOrOver() {
        var worker = worker(it -> it.awaitWake(turns.get() == 1 ? LONG : Duration.ofMillis(1)));
        worker.start();
        awaitTurns(1);
        worker.wake();
        awaitTurns(4);
        assertThat(worker.stop()).isTrue();
    }

    @Test
    void aPauseIsNotShortenedByWhoeverWakesIt() throws InterruptedException {
        var woken = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var worker =
                worker(it -> {
                    it.wake();
                    woken.countDown();
                    it.pause(LONG);
                    ended.countDown();
                });
        worker.start();
        woken.await();
        worker.wake();
        assertThat(ended.getCount()).isEqualTo(1);
        assertThat(worker.stop()).isTrue();
        assertThat(turns).hasValue(1);
    }

    @Test
    void stoppingWaitsForTheTurnAtHand() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var worker =
                worker(it -> {
                    begun.countDown();
                    while (!it.isStopping()) {
                        Thread.onSpinWait();
                    }
                    done.countDown();
                });
        worker.start();
        begun.await();
        assertThat(worker.stop()).isTrue();
        assertThat(done.getCount()).isZero();
    }

    @Test
    void itRunsOnce() {
        var worker = worker(Worker::awaitWake);
        worker.start();
        assertThatThrownBy(worker::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test was started before");
        assertThat(worker.stop()).isTrue();
    }

    @Test
    void oneThatWasNotStartedStopsAtOnceAndNeverWaitsAgain() {
        var worker = worker(Worker::awaitWake);
        assertThat(worker.stop()).isTrue();
        worker.pause(LONG);
        worker.awaitWake();
        worker.awaitWake(LONG);
        assertThat(turns).hasValue(0);
    }
}
