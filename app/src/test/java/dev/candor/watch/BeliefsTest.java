package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Check;
import dev.candor.model.CheckState;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

class BeliefsTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime(START);
    private final StallDetector stalls = new StallDetector(time);
    private final Runnable heart = stalls.heart();
    private final List<Judged> recorded = new ArrayList<>();
    private final Beliefs beliefs = new Beliefs(time, stalls, recorded::add);
    private final Check check = Checks.every("a", EVERY);

    @Test
    void eachResultIsJudgedAtOnceAndDatedToTheStartOfItsRun() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        var last = last();
        assertThat(Objects.requireNonNull(last.result()).at()).isEqualTo(START);
        assertThat(last.state().verdict()).isEqualTo(Verdict.UP);
        assertThat(last.turn()).isNotNull();
    }

    @Test
    void aBadResultOfARunInWhichWeStalledIsUnknown() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        time.advance(EVERY);
        heart.run();
        var start = stalls.mark();
        time.advance(Duration.ofMillis(3200));
        beliefs.take(check, start, ScriptedProber.result(check, time, Outcome.DOWN));
        var result = Objects.requireNonNull(last().result());
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.detail()).isEqualTo("we were stalled for 3.2 s during the run");
        assertThat(last().state().verdict()).isNotEqualTo(Verdict.DOWN);
    }

    @Test
    void aTimeOutWhileOurThreadsAreLateAgainAndAgainIsUnknown() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        var start = runBusily(check.timeout());
        beliefs.take(check, start, ScriptedProber.result(check, time, Outcome.DOWN));
        var result = Objects.requireNonNull(last().result());
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.detail())
                .startsWith("we were too busy to tell: our threads were late by ");
    }

    @Test
    void whatIsNoMatterOfTimeIsDownHoweverBusyWeAre() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        var start = runBusily(check.timeout().dividedBy(2));
        beliefs.take(check, start, ScriptedProber.result(check, time, Outcome.DOWN));
        assertThat(Objects.requireNonNull(last().result()).outcome()).isEqualTo(Outcome.DOWN);
    }

    @Test
    void aTimeOutWithAThreadThatIsLateNowAndThenIsDown() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        var start = stalls.mark();
        beatLateBy(check.timeout().dividedBy(10));
        for (var n = check.timeout().dividedBy(StallDetector.EVERY); n > 0; n--) {
            beatLateBy(Duration.ZERO);
        }
        beliefs.take(check, start, ScriptedProber.result(check, time, Outcome.DOWN));
        assertThat(Objects.requireNonNull(last().result()).outcome()).isEqualTo(Outcome.DOWN);
    }

    private StallDetector.Mark runBusily(Duration length) {
        heart.run();
        var start = stalls.mark();
        var end = time.nanoTime() + length.toNanos();
        while (time.nanoTime() < end) {
            beatLateBy(Duration.ofMillis(100));
        }
        return start;
    }

    private void beatLateBy(Duration late) {
        time.advance(StallDetector.EVERY.plus(late));
        heart.run();
    }

    @Test
    void aGoodResultOfSuchARunIsGood() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofSeconds(3));
        assertThat(Objects.requireNonNull(last().result()).outcome()).isEqualTo(Outcome.UP);
    }

    @Test
    void aBadResultAfterTheStallIsBad() {
        beliefs.apply(List.of(check), List.of());
        time.advance(Duration.ofSeconds(3));
        heart.run();
        run(Outcome.DOWN, Duration.ofMillis(40));
        assertThat(last().state().verdict()).isEqualTo(Verdict.DOWN);
    }

    @Test
    void aResultOfACheckThatWasChangedMeanwhileIsDropped() {
        beliefs.apply(List.of(check), List.of());
        beliefs.apply(List.of(Checks.every("a", EVERY.multipliedBy(2))), List.of());
        run(Outcome.DOWN, Duration.ofMillis(40));
        assertThat(recorded).isEmpty();
        beliefs.apply(List.of(), List.of());
        run(Outcome.DOWN, Duration.ofMillis(40));
        assertThat(recorded).isEmpty();
    }

    @Test
    void aReloadKeepsWhatIsBelieved() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.DOWN, Duration.ofMillis(40));
        var before = beliefs.states();
        beliefs.apply(List.of(check, Checks.every("b", EVERY)), List.of());
        assertThat(beliefs.states()).containsAll(before).hasSize(2);
    }

    @Test
    void whatWasRememberedIsTakenUp() {
        var known = run(Outcome.DOWN);
        var again = new Beliefs(time, stalls, recorded::add);
        again.apply(List.of(check), List.of(known));
        assertThat(again.states()).containsExactly(known);
    }

    @Test
    void aStateFromATimeThatHasNotComeYetDoesNotMakeNewResultsOld() {
        var ahead = Moved.by(run(Outcome.UP), Duration.ofHours(1));
        var again = new Beliefs(time, stalls, recorded::add);
        again.apply(List.of(check), List.of(ahead));
        time.advance(Duration.ofMillis(40));
        heart.run();
        again.take(check, stalls.mark(), ScriptedProber.result(check, time, Outcome.DOWN));
        assertThat(last().state().verdict()).isEqualTo(Verdict.DOWN);
    }

    @Test
    void silenceIsUnknownSinceTheLastResult() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.UP, Duration.ofMillis(40));
        time.advance(EVERY.multipliedBy(3).minusSeconds(1));
        beliefs.lookForSilence();
        assertThat(last().state().verdict()).isEqualTo(Verdict.UP);
        time.advance(Duration.ofSeconds(2));
        beliefs.lookForSilence();
        assertThat(last().state().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Objects.requireNonNull(last().turn()).since()).isEqualTo(START);
        var count = recorded.size();
        beliefs.lookForSilence();
        assertThat(recorded).hasSize(count);
    }

    @Test
    void theTimeThatWeWereAwayIsNoSilenceOfOurs() {
        var known = run(Outcome.DOWN);
        time.advance(Duration.ofHours(5));
        recorded.clear();
        var again = new Beliefs(time, stalls, recorded::add);
        again.apply(List.of(check), List.of(known));
        again.lookForSilence();
        assertThat(recorded).isEmpty();
        assertThat(again.states()).containsExactly(known);
    }

    @Test
    void aStepOfTheWallClockMovesWhatIsRememberedAndNoDuration() {
        beliefs.apply(List.of(check), List.of());
        run(Outcome.DOWN, Duration.ofMillis(40));
        var before = last().state();
        var step = beliefs.followClock(() -> Optional.of(Duration.ofHours(2)));
        assertThat(step).contains(Duration.ofHours(2));
        assertThat(recorded.getLast()).isEqualTo(new Judged.Step(Duration.ofHours(2)));
        assertThat(beliefs.states().getFirst().since())
                .isEqualTo(before.since().plus(Duration.ofHours(2)));
        assertThat(beliefs.followClock(Optional::empty)).isEmpty();
    }

    private CheckState run(Outcome outcome) {
        beliefs.apply(List.of(check), List.of());
        run(outcome, Duration.ofMillis(40));
        return last().state();
    }

    private void run(Outcome outcome, Duration length) {
        heart.run();
        var start = stalls.mark();
        time.advance(length);
        beliefs.take(check, start, ScriptedProber.result(check, time, outcome));
    }

    private Judged.Belief last() {
        return (Judged.Belief) recorded.getLast();
    }
}
