package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.judge.Reason;
import dev.candor.judge.Turn;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class BacklogTest {
    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final Backlog backlog = new Backlog(time);

    @Test
    void aWriteTakesABatchWithFewTurns() throws InterruptedException {
        addTurns(Backlog.BATCH);
        assertThat(backlog.take(0).orElseThrow()).hasSize(Backlog.TURNS);
    }

    @Test
    void aDeepQueueIsWrittenInLongerStrides() throws InterruptedException {
        addTurns(Backlog.DEEP);
        assertThat(backlog.take(0).orElseThrow()).hasSize(Backlog.BATCH);
        assertThat(backlog.take(0).orElseThrow()).hasSize(Backlog.TURNS);
    }

    private void addTurns(int count) {
        for (var n = 0; n < count; n++) {
            var id = new CheckId("c" + n);
            var state = CheckState.fresh(id, null, Location.HERE, Instant.EPOCH);
            var turn =
                    new Turn(
                            id,
                            null,
                            Verdict.UNKNOWN,
                            Verdict.UP,
                            Instant.EPOCH,
                            "",
                            Reason.FIRST_RESULT);
            backlog.add(new Judged.Belief(null, state, turn));
        }
    }
}
