package dev.candor.judge;

import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Location;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Target;
import dev.candor.model.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A check under test: feeds results, ten seconds apart, and keeps each decision. */
final class Sight {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration EVERY = Duration.ofSeconds(10);
    static final CheckId ID = new CheckId("front");

    final Check rules;
    final List<CheckDecision> decisions = new ArrayList<>();
    CheckState state = CheckState.fresh(ID, null, Location.HERE, START);
    private int results;

    Sight(int failAfter, int recoverAfter) {
        rules = rules(failAfter, recoverAfter);
    }

    static Check rules(int failAfter, int recoverAfter) {
        return new Check(
                ID,
                new ComponentId("app"),
                new Target.Tcp("localhost", 1, null, null),
                EVERY,
                Duration.ofSeconds(3),
                failAfter,
                recoverAfter,
                Check.IncidentRule.PUBLISH,
                List.of());
    }

    /** The instant of the n-th result, from 0. */
    static Instant at(int n) {
        return START.plus(EVERY.multipliedBy(n));
    }

    static Result result(Instant at, Outcome outcome) {
        var detail = outcome == Outcome.UP ? "" : "was " + outcome + " at " + at;
        return new Result(ID, null, Location.HERE, at, outcome, Result.Phases.NONE, 0, detail);
    }

    CheckDecision see(Outcome outcome) {
        return keep(CheckJudge.onResult(state, rules, result(at(results++), outcome)));
    }

    /** U is up, G degraded, D down, and ? a look that failed. */
    CheckDecision see(String outcomes) {
        outcomes.chars().forEach(letter -> see(outcome((char) letter)));
        return decisions.getLast();
    }

    CheckDecision silence(Instant now) {
        return keep(CheckJudge.onSilence(state, rules, now));
    }

    List<Turn> turns() {
        return decisions.stream().map(CheckDecision::turn).filter(turn -> turn != null).toList();
    }

    /** Each turn as {@code DOWN@3}: to what, since which result. */
    List<String> story() {
        return turns().stream()
                .map(turn ->
                        turn.to() + "@" + Duration.between(START, turn.since()).dividedBy(EVERY))
                .toList();
    }

    /** Confirmed in that verdict by results that it is made of, with nothing pending. */
    static Sight confirmed(Verdict verdict, int failAfter, int recoverAfter) {
        var sight = new Sight(failAfter, recoverAfter);
        sight.see(
                switch (verdict) {
                    case UP -> "U";
                    case DEGRADED -> "G".repeat(failAfter);
                    case DOWN -> "D".repeat(failAfter);
                    case UNKNOWN -> "U" + "?".repeat(failAfter);
                    case PARTIAL ->
                            throw new IllegalArgumentException("no single check is partial");
                });
        if (sight.state.verdict() != verdict || sight.state.run() != 0) {
            throw new IllegalStateException("not confirmed: " + sight.state);
        }
        return sight;
    }

    private CheckDecision keep(CheckDecision decision) {
        decisions.add(decision);
        state = decision.state();
        return decision;
    }

    private static Outcome outcome(char letter) {
        return switch (letter) {
            case 'U' -> Outcome.UP;
            case 'G' -> Outcome.DEGRADED;
            case 'D' -> Outcome.DOWN;
            case '?' -> Outcome.UNKNOWN;
            default -> throw new IllegalArgumentException(Arrays.toString(new char[] {letter}));
        };
    }
}
