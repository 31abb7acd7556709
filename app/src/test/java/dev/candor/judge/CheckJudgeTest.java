package dev.candor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

class CheckJudgeTest {
    @ParameterizedTest(name = "{0}, then {1}: {2}, {3}")
    @CsvSource(
            textBlock =
                    """
                    UNKNOWN,  UP,       UP,       RECOVERY_CONFIRMED
                    UNKNOWN,  DEGRADED, DEGRADED, DEGRADED_CONFIRMED
                    UNKNOWN,  DOWN,     DOWN,     FAILURES_CONFIRMED
                    UNKNOWN,  UNKNOWN,  UNKNOWN,  STILL_UNKNOWN
                    UP,       UP,       UP,       STILL_UP
                    UP,       DEGRADED, DEGRADED, DEGRADED_CONFIRMED
                    UP,       DOWN,     DOWN,     FAILURES_CONFIRMED
                    UP,       UNKNOWN,  UNKNOWN,  WE_COULD_NOT_LOOK
                    DEGRADED, UP,       UP,       RECOVERY_CONFIRMED
                    DEGRADED, DEGRADED, DEGRADED, STILL_DEGRADED
                    DEGRADED, DOWN,     DOWN,     FAILURES_CONFIRMED
                    DEGRADED, UNKNOWN,  UNKNOWN,  WE_COULD_NOT_LOOK
                    DOWN,     UP,       UP,       RECOVERY_CONFIRMED
                    DOWN,     DEGRADED, DEGRADED, RECOVERED_TO_DEGRADED
                    DOWN,     DOWN,     DOWN,     STILL_DOWN
                    DOWN,     UNKNOWN,  UNKNOWN,  WE_COULD_NOT_LOOK
                    """)
    void whereOneResultIsEnoughItDecides(
            Verdict before, Outcome outcome, Verdict after, Reason reason) {
        var decision = Sight.confirmed(before, 1, 1).see(outcome);
        assertThat(decision.state().verdict()).isEqualTo(after);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.turn() != null).isEqualTo(before != after);
    }

    @ParameterizedTest(name = "{0}, then one {1}: {2} pending {3}, {4}")
    @CsvSource(
            textBlock =
                    """
                    UNKNOWN,  UP,       UP,       1, RECOVERY_NOT_CONFIRMED
                    UNKNOWN,  DEGRADED, DEGRADED, 1, FAILURE_NOT_CONFIRMED
                    UNKNOWN,  DOWN,     DOWN,     1, FAILURE_NOT_CONFIRMED
                    UNKNOWN,  UNKNOWN,  UNKNOWN,  0, STILL_UNKNOWN
                    UP,       UP,       UP,       0, STILL_UP
                    UP,       DEGRADED, DEGRADED, 1, FAILURE_NOT_CONFIRMED
                    UP,       DOWN,     DOWN,     1, FAILURE_NOT_CONFIRMED
                    UP,       UNKNOWN,  UP,       0, LOOK_FAILED
                    DEGRADED, UP,       UP,       1, RECOVERY_NOT_CONFIRMED
                    DEGRADED, DEGRADED, DEGRADED, 0, STILL_DEGRADED
                    DEGRADED, DOWN,     DOWN,     1, FAILURE_NOT_CONFIRMED
                    DEGRADED, UNKNOWN,  DEGRADED, 0, LOOK_FAILED
                    DOWN,     UP,       UP,       1, RECOVERY_NOT_CONFIRMED
                    DOWN,     DEGRADED, DEGRADED, 1, RECOVERY_NOT_CONFIRMED
                    DOWN,     DOWN,     DOWN,     0, STILL_DOWN
                    DOWN,     UNKNOWN,  DOWN,     0, LOOK_FAILED
                    """)
    void whereTwoAreNeededOneOnlyPends(
            Verdict before, Outcome outcome, Verdict candidate, int run, Reason reason) {
        var decision = Sight.confirmed(before, 2, 2).see(outcome);
        assertThat(decision.turn()).isNull();
        assertThat(decision.state().verdict()).isEqualTo(before);
        assertThat(decision.state().candidate()).isEqualTo(candidate);
        assertThat(decision.state().run()).isEqualTo(run);
        assertThat(decision.state().runStart() != null).isEqualTo(run > 0);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0} (fail after {1}, recover after {2}): {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the first result ever
                    U         | 3 | 3 | UP@0
                    G         | 3 | 3 | ''
                    D         | 3 | 3 | ''
                    DDD       | 3 | 3 | DOWN@0
                    DDU       | 3 | 1 | UP@2
                    ?U        | 3 | 2 | ''
                    ?UU       | 3 | 2 | UP@1
                    # the start is the first result that pointed there, not the confirming one
                    UUDDD     | 3 | 1 | UP@0 DOWN@2
                    UDDUDDD   | 3 | 1 | UP@0 DOWN@4
                    DDDUUU    | 3 | 3 | DOWN@0 UP@3
                    DDDUDUUU  | 3 | 3 | DOWN@0 UP@5
                    # slow, then down: each from its own first result
                    UGDDD     | 2 | 1 | UP@0 DEGRADED@1 DOWN@2
                    UGGDDD    | 3 | 1 | UP@0 DEGRADED@1 DOWN@3
                    UGDD      | 3 | 1 | UP@0 DEGRADED@1
                    UGDDD     | 3 | 1 | UP@0 DEGRADED@1 DOWN@2
                    # down and slow in turn is slow, once it has been bad for long enough
                    UDGDG     | 3 | 1 | UP@0 DEGRADED@1
                    UDGDGU    | 3 | 1 | UP@0 DEGRADED@1 UP@5
                    # from down to slow is a recovery, and the rest of it another
                    DDGGUU    | 2 | 2 | DOWN@0 DEGRADED@2 UP@4
                    DDGUU     | 2 | 2 | DOWN@0 DEGRADED@2 UP@3
                    DDGUGU    | 2 | 2 | DOWN@0 DEGRADED@2
                    DDUGUU    | 2 | 2 | DOWN@0 DEGRADED@2 UP@4
                    # failed looks neither feed a run nor end it
                    UD?D      | 2 | 1 | UP@0 DOWN@1
                    UD?U?D?D  | 3 | 1 | UP@0
                    DD?U?U    | 2 | 2 | DOWN@0 UP@3
                    UD??D     | 3 | 1 | UP@0
                    UD??DD    | 3 | 1 | UP@0 DOWN@1
                    # but as many as a failure takes mean that we do not know
                    U??       | 2 | 1 | UP@0 UNKNOWN@1
                    U?U?U?    | 2 | 1 | UP@0
                    UD???D    | 3 | 1 | UP@0 UNKNOWN@2
                    UD???DDD  | 3 | 1 | UP@0 UNKNOWN@2 DOWN@5
                    DD??UU    | 2 | 2 | DOWN@0 UNKNOWN@2 UP@4
                    DD??DD    | 2 | 2 | DOWN@0 UNKNOWN@2 DOWN@4
                    D????DD   | 3 | 1 | ''
                    """)
    void tellsTheStoryOfASequence(String outcomes, int failAfter, int recoverAfter, String story) {
        var sight = new Sight(failAfter, recoverAfter);
        sight.see(outcomes);
        assertThat(String.join(" ", sight.story())).isEqualTo(story);
    }

    @Test
    void aResultThatIsNotNewerIsIgnored() {
        var sight = Sight.confirmed(Verdict.UP, 1, 1);
        var last = Objects.requireNonNull(sight.state.lastResult());
        for (var at : new Instant[] {last, last.minusSeconds(1)}) {
            var decision =
                    CheckJudge.onResult(sight.state, sight.rules, Sight.result(at, Outcome.DOWN));
            assertThat(decision)
                    .isEqualTo(new CheckDecision(sight.state, null, Reason.STALE_RESULT));
        }
    }

    @Test
    void aResultOfAnotherCheckMemberOrLocationIsRefused() {
        var sight = Sight.confirmed(Verdict.UP, 1, 1);
        var good = Sight.result(Sight.at(9), Outcome.UP);
        var otherCheck = withIdentity(good, new CheckId("other"), null, Location.HERE);
        var otherMember = withIdentity(good, Sight.ID, "shop", Location.HERE);
        var otherPlace = withIdentity(good, Sight.ID, null, new Location("far"));
        for (var wrong : new Result[] {otherCheck, otherMember, otherPlace}) {
            assertThatThrownBy(() -> CheckJudge.onResult(sight.state, sight.rules, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be judged");
        }
    }

    @Test
    void theDetailIsThatOfTheNewestBadResultAndGoesWithTheRecovery() {
        var sight = new Sight(2, 2);
        assertThat(sight.see("U").state().detail()).isEmpty();
        assertThat(sight.see("D").state().detail()).isEqualTo("was DOWN at " + Sight.at(1));
        var down = sight.see("D").turn();
        assertThat(down).isNotNull();
        assertThat(down.detail()).isEqualTo("was DOWN at " + Sight.at(2));
        assertThat(sight.see("U").state().detail()).isEqualTo("was DOWN at " + Sight.at(2));
        var up = sight.see("U").turn();
        assertThat(up).isNotNull();
        assertThat(up.detail()).isEmpty();
        assertThat(sight.state.detail()).isEmpty();
    }

    @Test
    void aFailureThatPassedLeavesNoDetailBehind() {
        var sight = new Sight(2, 2);
        assertThat(sight.see("UDU").state().detail()).isEmpty();
    }

    @Test
    void aTurnNamesCheckVerdictsStartAndReason() {
        var turn = Sight.confirmed(Verdict.UP, 1, 1).see(Outcome.DOWN).turn();
        assertThat(turn)
                .isEqualTo(
                        new Turn(
                                Sight.ID,
                                null,
                                Verdict.UP,
                                Verdict.DOWN,
                                Sight.at(1),
                                "was DOWN at " + Sight.at(1),
                                Reason.FAILURES_CONFIRMED));
    }

    @Test
    void withoutItsTrailAStateStillJudges() {
        var sight = new Sight(3, 1);
        sight.see("UDD");
        var kept = sight.state;
        sight.state =
                new CheckState(
                        kept.check(),
                        kept.member(),
                        kept.location(),
                        kept.verdict(),
                        kept.since(),
                        kept.candidate(),
                        kept.run(),
                        kept.runStart(),
                        kept.lastResult(),
                        kept.detail());
        assertThat(sight.see("D").turn()).isNotNull();
        assertThat(sight.story()).containsExactly("UP@0", "DOWN@1");
    }

    @Test
    void silenceIsThreeIntervalsButNeverLessThanOneRunAndItsGrace() {
        assertThat(CheckJudge.silence(Sight.rules(1, 1))).isEqualTo(Duration.ofSeconds(30));
        var rules = Sight.rules(1, 1);
        var hasty =
                new Check(
                        rules.id(),
                        rules.component(),
                        rules.target(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        1,
                        1,
                        rules.incident(),
                        rules.conditions());
        assertThat(CheckJudge.silence(hasty)).isEqualTo(Duration.ofSeconds(16));
    }

    @ParameterizedTest
    @CsvSource({"UP", "DEGRADED", "DOWN"})
    void afterTooLongASilenceNothingIsKnownSinceTheNewestResult(Verdict verdict) {
        var sight = Sight.confirmed(verdict, 2, 2);
        var last = Objects.requireNonNull(sight.state.lastResult());
        var inTime = sight.silence(last.plusSeconds(30));
        assertThat(inTime.turn()).isNull();
        assertThat(inTime.reason()).isEqualTo(Reason.WITHIN_SILENCE);
        var late = sight.silence(last.plusSeconds(30).plusMillis(1));
        assertThat(late.reason()).isEqualTo(Reason.SILENCE);
        assertThat(late.turn()).isNotNull();
        assertThat(late.turn().from()).isEqualTo(verdict);
        assertThat(late.turn().to()).isEqualTo(Verdict.UNKNOWN);
        assertThat(late.turn().since()).isEqualTo(last);
        assertThat(late.state().lastResult()).isEqualTo(last);
        assertThat(late.state().run()).isZero();
    }

    @Test
    void silenceBeforeTheFirstResultOrWhileNothingIsKnownChangesNothing() {
        var fresh = new Sight(1, 1);
        assertThat(fresh.silence(Sight.at(100)))
                .isEqualTo(new CheckDecision(fresh.state, null, Reason.STILL_UNKNOWN));
        var blind = Sight.confirmed(Verdict.UNKNOWN, 1, 1);
        assertThat(blind.silence(Sight.at(100)).turn()).isNull();
    }

    @Test
    void afterASilenceFailuresCountAnew() {
        var sight = new Sight(2, 2);
        sight.see("UD");
        sight.silence(Sight.at(60));
        var decision =
                CheckJudge.onResult(
                        sight.state, sight.rules, Sight.result(Sight.at(61), Outcome.DOWN));
        assertThat(decision.turn()).isNull();
        assertThat(decision.state().run()).isEqualTo(1);
    }

    @Test
    void aGapThatNobodySawKeepsTheVerdictAndEndsTheRun() {
        var sight = new Sight(2, 2);
        sight.see("UD");
        var late = Sight.result(Sight.at(1).plusSeconds(31), Outcome.DOWN);
        var decision = CheckJudge.onResult(sight.state, sight.rules, late);
        assertThat(decision.state().verdict()).isEqualTo(Verdict.UP);
        assertThat(decision.state().run()).isEqualTo(1);
        assertThat(decision.state().runStart()).isEqualTo(late.at());
    }

    private static Result withIdentity(
            Result result, CheckId check, @Nullable String member, Location location) {
        return new Result(
                check,
                member,
                location,
                result.at(),
                result.outcome(),
                result.phases(),
                result.status(),
                result.detail());
    }
}
