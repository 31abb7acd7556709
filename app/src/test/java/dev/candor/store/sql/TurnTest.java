package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Who writes next. */
@Timeout(20)
class TurnTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Turn turn = new Turn(PATIENCE);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoWaitsInTheUsualWayGoesBeforeThoseThatGiveWay() throws InterruptedException {
        turn.take();
        var patient = start("patient", turn::takeAfterOthers);
        var first = start("first", turn::take);
        var second = start("second", turn::take);
        turn.end();
        for (var each : List.of(patient, first, second)) {
            each.join();
        }
        assertThat(order).containsExactly("first", "second", "patient");
    }

    @Test
    void thoseThatGiveWayAreServedInTheirOrder() throws InterruptedException {
        turn.take();
        var first = start("first", turn::takeAfterOthers);
        var second = start("second", turn::takeAfterOthers);
        turn.end();
        first.join();
        second.join();
        assertThat(order).containsExactly("first", "second");
    }

    /** As many as there may be, and as many again: each that is done makes room for one more. */
    @Test
    void aCrowdThatNeverEndsDelaysNobodyForGood() throws InterruptedException {
        var done = new AtomicInteger();
        turn.take();
        var patient = start("patient", turn::takeAfterOthers);
        var crowd = new ArrayList<Thread>();
        for (var each = 0; each < 3; each++) {
            crowd.add(
                    start(
                            "crowd",
                            () -> {
                                turn.take();
                                while (done.incrementAndGet() < 5_000
                                        && !order.contains("patient")) {
                                    turn.end();
                                    turn.take();
                                }
                            }));
        }
        turn.end();
        patient.join();
        for (var each : crowd) {
            each.join();
        }
        assertThat(done.get()).isLessThan(5_000);
    }

    /** Starts somebody and waits until they stand in the line. */
    private Thread start(String name, Runnable take) throws InterruptedException {
        var thread =
                Thread.ofPlatform()
                        .start(() -> {
                            take.run();
                            order.add(name);
                            turn.end();
                        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
