package dev.candor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class ComponentJudgeTest {
    /** U up, G degraded, P partial, D down, ? unknown. */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            textBlock =
                    """
                    '',   UNKNOWN,  NO_CHECKS
                    ?,    UNKNOWN,  NOTHING_KNOWN
                    ??,   UNKNOWN,  NOTHING_KNOWN
                    U,    UP,       ALL_UP
                    U?,   UP,       ALL_UP
                    UU,   UP,       ALL_UP
                    G,    DEGRADED, SOME_DEGRADED
                    GG,   DEGRADED, SOME_DEGRADED
                    UG,   DEGRADED, SOME_DEGRADED
                    UG?,  DEGRADED, SOME_DEGRADED
                    D,    DOWN,     ALL_DOWN
                    DD,   DOWN,     ALL_DOWN
                    D?,   DOWN,     ALL_DOWN
                    UD,   PARTIAL,  SOME_DOWN
                    GD,   PARTIAL,  SOME_DOWN
                    UGD,  PARTIAL,  SOME_DOWN
                    UD?,  PARTIAL,  SOME_DOWN
                    P,    PARTIAL,  SOME_DOWN
                    UP,   PARTIAL,  SOME_DOWN
                    GP,   PARTIAL,  SOME_DOWN
                    PD,   PARTIAL,  SOME_DOWN
                    """)
    void checksComeToOneVerdict(String verdicts, Verdict verdict, Reason reason) {
        var states = states(verdicts);
        for (var i = 0; i < Math.max(1, states.size()); i++) {
            var finding = ComponentJudge.judge(states);
            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.reason()).isEqualTo(reason);
            Collections.rotate(states, 1);
        }
    }

    @Test
    void oneCheckSpeaksForItself() {
        assertThat(ComponentJudge.judge(states("D")).detail()).isEqualTo("check 0 is DOWN");
    }

    @Test
    void ofSeveralChecksItSaysHowManyAndQuotesTheFirst() {
        assertThat(ComponentJudge.judge(states("UDD")).detail())
                .isEqualTo("2 of 3 checks; c1: check 1 is DOWN");
        assertThat(ComponentJudge.judge(states("UG")).detail())
                .isEqualTo("1 of 2 checks; c1: check 1 is DEGRADED");
        assertThat(ComponentJudge.judge(states("UU")).detail()).isEmpty();
        assertThat(ComponentJudge.judge(List.of()).detail()).isEmpty();
    }

    @Test
    void whereNoSentenceIsThereItOnlyCounts() {
        var silent = List.of(state("a", Verdict.DOWN, ""), state("b", Verdict.UP, ""));
        assertThat(ComponentJudge.judge(silent).detail()).isEqualTo("1 of 2 checks");
        assertThat(ComponentJudge.judge(silent.subList(0, 1)).detail()).isEmpty();
    }

    @Test
    void everyReasonIsASentence() {
        assertThat(Reason.values())
                .allSatisfy(reason ->
                        assertThat(reason.sentence())
                                .matches("[A-Z].{10,}[.]")
                                .doesNotContain("  "));
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).doesNotHaveDuplicates();
    }

    private static List<CheckState> states(String verdicts) {
        return new ArrayList<>(
                IntStream.range(0, verdicts.length())
                        .mapToObj(i -> of(i, verdict(verdicts.charAt(i))))
                        .toList());
    }

    private static CheckState of(int number, Verdict verdict) {
        var detail = verdict == Verdict.UP ? "" : "check " + number + " is " + verdict;
        return state("c" + number, verdict, detail);
    }

    private static CheckState state(String id, Verdict verdict, String detail) {
        return new CheckState(
                new CheckId(id),
                null,
                Location.HERE,
                verdict,
                Sight.START,
                verdict,
                0,
                null,
                Sight.START,
                detail);
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'U' -> Verdict.UP;
            case 'G' -> Verdict.DEGRADED;
            case 'P' -> Verdict.PARTIAL;
            case 'D' -> Verdict.DOWN;
            default -> Verdict.UNKNOWN;
        };
    }
}
