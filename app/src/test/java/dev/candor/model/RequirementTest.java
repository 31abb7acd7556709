package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Seeded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class RequirementTest {
    /** O operational, ? unknown, M maintenance, G degraded, P partial, X major. */
    @ParameterizedTest(name = "{0}: none {1}, all {2}, any {3}, two {4}")
    @CsvSource(
            textBlock =
                    """
                    '',    O, O, O, O
                    O,     O, O, O, O
                    X,     X, X, X, X
                    ?,     ?, ?, ?, ?
                    OO,    O, O, O, O
                    OX,    P, X, O, X
                    OP,    P, P, O, P
                    OG,    G, G, O, G
                    OM,    M, M, O, M
                    O?,    O, ?, O, ?
                    XX,    X, X, X, X
                    PX,    P, X, P, X
                    GX,    P, X, G, X
                    MX,    P, X, M, X
                    ?X,    P, X, ?, X
                    ?G,    G, G, ?, G
                    ?M,    M, M, ?, M
                    ??,    ?, ?, ?, ?
                    GP,    P, P, G, P
                    MG,    G, G, M, G
                    OOX,   P, X, O, O
                    OXX,   P, X, O, X
                    O?X,   P, X, O, ?
                    GGX,   P, X, G, G
                    O??,   O, ?, O, ?
                    XXX,   X, X, X, X
                    """)
    void partsComeToOneLevel(String parts, char none, char all, char any, char two) {
        var levels = levels(parts);
        for (var i = 0; i < Math.max(1, levels.size()); i++) {
            assertThat(Requirement.None.CHILDREN.levelOf(levels)).isEqualTo(level(none));
            assertThat(new Requirement.All(List.of()).levelOf(levels)).isEqualTo(level(all));
            assertThat(new Requirement.Any(List.of()).levelOf(levels)).isEqualTo(level(any));
            assertThat(new Requirement.AtLeast(2, List.of()).levelOf(levels)).isEqualTo(level(two));
            Collections.rotate(levels, 1);
        }
    }

    @Test
    void noPartThatGetsBetterMakesTheWholeWorse() {
        Seeded.runs(300, RequirementTest::improveOne);
    }

    private static void improveOne(Random random) {
        var before = new ArrayList<Level>();
        for (var i = 0; i <= random.nextInt(6); i++) {
            before.add(Seeded.oneOf(random, List.of(Level.values())));
        }
        var after = new ArrayList<>(before);
        after.set(random.nextInt(after.size()), Level.OPERATIONAL);
        var needed = 1 + random.nextInt(6);
        for (var requirement :
                List.of(
                        Requirement.None.CHILDREN,
                        new Requirement.All(List.of()),
                        new Requirement.Any(List.of()),
                        new Requirement.AtLeast(needed, List.of()))) {
            assertThat(requirement.levelOf(after)).isLessThanOrEqualTo(requirement.levelOf(before));
        }
    }

    @Test
    void allIsTheWorstAndAnyIsTheBest() {
        Seeded.runs(
                200,
                random -> {
                    var levels =
                            random.ints(1 + random.nextInt(8), 0, Level.values().length)
                                    .mapToObj(i -> List.of(Level.values()).get(i))
                                    .toList();
                    assertThat(new Requirement.All(List.of()).levelOf(levels))
                            .isEqualTo(Collections.max(levels));
                    assertThat(new Requirement.Any(List.of()).levelOf(levels))
                            .isEqualTo(Collections.min(levels));
                    assertThat(new Requirement.AtLeast(1, List.of()).levelOf(levels))
                            .isEqualTo(Collections.min(levels));
                    assertThat(new Requirement.AtLeast(99, List.of()).levelOf(levels))
                            .isEqualTo(Collections.max(levels));
                });
    }

    @Test
    void atLeastOnePartMustBeNeeded() {
        assertThatThrownBy(() -> new Requirement.AtLeast(0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least 1 part must be needed, not 0");
    }

    private static List<Level> levels(String letters) {
        return letters.chars()
                .mapToObj(letter -> level((char) letter))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Level level(char letter) {
        return switch (letter) {
            case 'O' -> Level.OPERATIONAL;
            case '?' -> Level.UNKNOWN;
            case 'M' -> Level.UNDER_MAINTENANCE;
            case 'G' -> Level.DEGRADED_PERFORMANCE;
            case 'P' -> Level.PARTIAL_OUTAGE;
            case 'X' -> Level.MAJOR_OUTAGE;
            default -> throw new IllegalArgumentException("no level " + letter);
        };
    }
}
