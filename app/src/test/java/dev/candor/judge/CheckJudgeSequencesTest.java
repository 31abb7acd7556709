package dev.candor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;
import dev.candor.model.CheckState;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sequences of results and silences, held against what must be true of every one. */
class CheckJudgeSequencesTest {
    private static final int SEEDS = 400;
    private static final int RESULTS = 120;

    @Test
    void everyStepKeepsTheInvariants() {
        Seeded.runs(SEEDS, CheckJudgeSequencesTest::walk);
    }

    private static void walk(Random random) {
        var sight = new Sight(1 + random.nextInt(4), 1 + random.nextInt(4));
        var sticky = random.nextDouble();
        var seen = new ArrayList<Result>();
        var at = Sight.START;
        var outcome = Outcome.UP;
        for (var i = 0; i < RESULTS; i++) {
            at = at.plusMillis(1 + random.nextInt(20_000));
            if (random.nextInt(40) == 0) {
                at = at.plusSeconds(60);
                if (random.nextBoolean()) {
                    silence(sight, at);
                }
                seen.clear();
                continue;
            }
            outcome = random.nextDouble() < sticky ? outcome : any(random);
            var result = Sight.result(at, outcome);
            seen.add(result);
            step(sight, result, seen);
        }
    }

    private static Outcome any(Random random) {
        return Seeded.oneOf(random, List.of(Outcome.values()));
    }

    private static void silence(Sight sight, Instant now) {
        var before = sight.state;
        var decision = CheckJudge.onSilence(before, sight.rules, now);
        turnIffVerdictChanged(before, decision);
        sight.state = decision.state();
        var again = CheckJudge.onSilence(sight.state, sight.rules, now);
        assertThat(again.state()).isEqualTo(sight.state);
        assertThat(again.turn()).isNull();
    }

    /**
     * @param seen all results since the last silence, with the new one
     */
    private static void step(Sight sight, Result result, List<Result> seen) {
        var before = sight.state;
        var decision = CheckJudge.onResult(before, sight.rules, result);
        var after = decision.state();
        turnIffVerdictChanged(before, decision);
        assertThat(after.lastResult()).isEqualTo(result.at());
        assertThat(after.since()).isBetween(before.since(), result.at());
        assertThat(after.run() == 0).isEqualTo(after.runStart() == null);
        assertThat(after.run() == 0).isEqualTo(after.candidate() == after.verdict());
        if (after.runStart() != null) {
            assertThat(after.runStart()).isBetween(after.since(), result.at());
        }
        var turn = decision.turn();
        if (turn != null) {
            confirmedByEnough(sight, before, turn, result, seen);
        }
        lively(sight, after, seen);
        var again = CheckJudge.onResult(after, sight.rules, result);
        assertThat(again).isEqualTo(new CheckDecision(after, null, Reason.STALE_RESULT));
        sight.state = after;
    }

    private static void turnIffVerdictChanged(CheckState before, CheckDecision decision) {
        var turn = decision.turn();
        assertThat(turn != null).isEqualTo(before.verdict() != decision.state().verdict());
        if (turn == null) {
            assertThat(decision.state().since()).isEqualTo(before.since());
            return;
        }
        assertThat(turn.from()).isEqualTo(before.verdict());
        assertThat(turn.to()).isEqualTo(decision.state().verdict());
        assertThat(turn.since()).isEqualTo(decision.state().since());
        assertThat(turn.reason()).isEqualTo(decision.reason());
        assertThat(turn.detail().isEmpty()).isEqualTo(turn.to() == Verdict.UP);
    }

    /** From its start on, every result allows the new verdict, and there are enough of them. */
    private static void confirmedByEnough(
            Sight sight, CheckState before, Turn turn, Result newest, List<Result> seen) {
        var since = seen.stream().filter(each -> !each.at().isBefore(turn.since())).toList();
        var looks = since.stream().map(Result::outcome).filter(o -> o != Outcome.UNKNOWN).toList();
        var rules = sight.rules;
        assertThat(since.getFirst().at()).isEqualTo(turn.since());
        switch (turn.to()) {
            case UP -> {
                assertThat(looks).containsOnly(Outcome.UP);
                if (turn.reason() == Reason.FIRST_RESULT) {
                    assertThat(before.lastResult()).isNull();
                } else {
                    assertThat(looks).hasSizeGreaterThanOrEqualTo(rules.recoverAfter());
                }
            }
            case DEGRADED -> {
                var recovery = turn.from() == Verdict.DOWN;
                assertThat(looks).doesNotContain(recovery ? Outcome.DOWN : Outcome.UP);
                assertThat(looks).contains(Outcome.DEGRADED);
                assertThat(looks)
                        .hasSizeGreaterThanOrEqualTo(
                                recovery ? rules.recoverAfter() : rules.failAfter());
            }
            case DOWN -> {
                assertThat(looks).containsOnly(Outcome.DOWN);
                assertThat(looks).hasSizeGreaterThanOrEqualTo(rules.failAfter());
                assertThat(newest.outcome()).isEqualTo(Outcome.DOWN);
            }
            case UNKNOWN -> {
                assertThat(looks).isEmpty();
                assertThat(since).hasSizeGreaterThanOrEqualTo(rules.failAfter());
            }
            case PARTIAL -> throw new AssertionError("no single check is partial");
        }
    }

    /** What the newest results all say cannot be missed for longer than the rules allow. */
    private static void lively(Sight sight, CheckState state, List<Result> seen) {
        var outcomes = seen.stream().map(Result::outcome).toList();
        if (allOfLast(sight.rules.failAfter(), outcomes, List.of(Outcome.DOWN))) {
            assertThat(state.verdict()).isEqualTo(Verdict.DOWN);
        }
        if (allOfLast(sight.rules.failAfter(), outcomes, List.of(Outcome.DOWN, Outcome.DEGRADED))) {
            assertThat(state.verdict()).isIn(Verdict.DOWN, Verdict.DEGRADED);
        }
        if (allOfLast(sight.rules.recoverAfter(), outcomes, List.of(Outcome.UP))) {
            assertThat(state.verdict()).isEqualTo(Verdict.UP);
        }
        if (allOfLast(sight.rules.failAfter(), outcomes, List.of(Outcome.UNKNOWN))) {
            assertThat(state.verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    private static boolean allOfLast(int count, List<Outcome> all, List<Outcome> allowed) {
        return all.size() >= count
                && allowed.containsAll(all.subList(all.size() - count, all.size()));
    }
}
