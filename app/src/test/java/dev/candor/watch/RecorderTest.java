package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Checks;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

class RecorderTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final CheckId A = new CheckId("a");

    private final ManualTime time = new ManualTime(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<Check> checks =
            List.of(
                    Checks.every("a", Duration.ofSeconds(10)),
                    Checks.every("b", Duration.ofSeconds(10)));
    private final Backlog backlog = new Backlog(time);
    private final Beliefs beliefs = new Beliefs(time, new StallDetector(time), backlog::add);

    @TempDir private Path folder;
    private Kept kept;
    private Recorder recorder;

    @BeforeEach
    void open() {
        kept = new Kept(folder, time);
        kept.configure(checks);
        recorder = new Recorder(kept.commands, time, backlog, beliefs::checks);
        beliefs.apply(checks, List.of());
    }

    @AfterEach
    void close() {
        kept.store.release();
        recorder.stop(SOON);
        kept.close();
    }

    @Test
    void aVerdictIsRecordedWithItsResultAndWhatIsRemembered() {
        recorder.start();
        see("a", Outcome.DOWN);
        await("a turn", () -> kept.turns().size() == 1);
        assertThat(kept.results(A)).hasSize(1);
        assertThat(kept.states()).extracting(state -> state.verdict()).contains(Verdict.DOWN);
        assertThat(kept.ledger().getLast().level()).isEqualTo(Level.MAJOR_OUTAGE);
        assertThat(kept.notices()).isEqualTo(1);
    }

    @Test
    void whatTheStoreRefusesIsTriedAgainAndRecordedOnce() {
        kept.store.failNext(3);
        recorder.start();
        see("a", Outcome.DOWN);
        await("a turn", () -> kept.turns().size() == 1);
        assertThat(kept.store.failuresLeft()).isZero();
        assertThat(kept.turns()).hasSize(1);
        assertThat(kept.results(A)).hasSize(1);
        assertThat(kept.notices()).isEqualTo(1);
    }

    @Test
    void verdictsOfOneCheckAreRecordedInTheirOrder() {
        for (var outcome : List.of(Outcome.UP, Outcome.DOWN, Outcome.UP, Outcome.DOWN)) {
            see("a", outcome);
        }
        recorder.start();
        await("all turns", () -> kept.turns().size() == 4);
        assertThat(kept.turns())
                .extracting(Event.VerdictChanged::to)
                .containsExactly(Verdict.UP, Verdict.DOWN, Verdict.UP, Verdict.DOWN);
        assertThat(kept.results(A)).hasSize(4);
    }

    @Test
    void aWriteThatHangsIsAStallAndNothingIsLost() {
        kept.store.hang();
        see("a", Outcome.DOWN);
        // Started last: else it may be the first beat that hangs, with the result still waiting.
        recorder.start();
        await("the write", () -> backlog.size() == 0);
        assertThat(backlog.isStalled()).isFalse();
        time.advance(Backlog.STALL.plusMillis(1));
        assertThat(backlog.isStalled()).isTrue();
        assertThat(backlog.pending()).isGreaterThan(Backlog.STALL);
        see("b", Outcome.DOWN);
        kept.store.release();
        await("both turns", () -> kept.turns().size() == 2);
        await("calm", () -> !backlog.isStalled());
    }

    @Test
    void aFullQueueIsAStall() {
        for (var n = 0; n < Backlog.CAPACITY; n++) {
            assertThat(backlog.isStalled()).isFalse();
            backlog.add(new Judged.Step(Duration.ZERO));
        }
        assertThat(backlog.isStalled()).isTrue();
    }

    @Test
    void oneThatCannotBeRecordedDoesNotKeepTheOthersFromIt() {
        see("a", Outcome.DOWN);
        see("b", Outcome.DOWN);
        // The batch fails, then the first of the two when it is tried alone.
        kept.store.breakNext(2);
        recorder.start();
        await("the other turn", () -> kept.turns().size() == 1);
        assertThat(kept.turns().getFirst().check()).isEqualTo(new CheckId("b"));
    }

    @Test
    void aStepOfTheClockComesBetweenWhatWasBeforeAndWhatIsAfter() {
        see("a", Outcome.DOWN);
        var before = time.now();
        var _ = beliefs.followClock(() -> Optional.of(Duration.ofHours(1)));
        recorder.start();
        await("the step", () -> kept.states().stream().anyMatch(RecorderTest::isMoved));
        assertThat(kept.ledger().getLast().start()).isAfter(before);
        assertThat(kept.states().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("trail")
                .isEqualTo(
                        beliefs.states().stream()
                                .filter(state -> state.check().equals(A))
                                .findFirst()
                                .orElseThrow());
    }

    private static boolean isMoved(CheckState state) {
        return state.since().isAfter(Instant.parse("2030-01-01T00:59:00Z"));
    }

    @Test
    void itBeatsWhileNothingHappens() {
        recorder.start();
        time.advance(Recorder.BEAT);
        see("a", Outcome.UP);
        await("a beat", () -> alive().equals(time.now()));
    }

    @Test
    void stoppingWritesWhatWaitsAndSaysUntilWhenWeWatched() {
        recorder.start();
        see("a", Outcome.UP);
        see("a", Outcome.UP);
        recorder.stop(SOON);
        assertThat(kept.results(A)).hasSize(2);
        assertThat(alive()).isEqualTo(time.now());
    }

    @Test
    void whatBelongsToACheckThatWasTakenOutIsLeftOut() {
        see("a", Outcome.UP);
        see("b", Outcome.UP);
        beliefs.apply(checks.subList(1, 2), List.of());
        recorder.start();
        recorder.stop(SOON);
        assertThat(kept.results(A)).isEmpty();
        assertThat(kept.results(new CheckId("b"))).hasSize(1);
    }

    private Instant alive() {
        return kept.store
                .read(transaction -> transaction.installation().lastAlive())
                .orElse(Instant.EPOCH);
    }

    private void see(String id, Outcome outcome) {
        var check = checks.stream().filter(each -> each.id().value().equals(id)).findFirst();
        time.advance(Duration.ofMillis(10));
        beliefs.take(
                check.orElseThrow(),
                new StallDetector.Mark(time.nanoTime(), 0),
                ScriptedProber.result(check.orElseThrow(), time, outcome));
    }

    private static void await(String what, BooleanSupplier condition) {
        var _ = Await.until(what, SOON, condition);
    }
}
