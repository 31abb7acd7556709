package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ChildJvm;
import dev.candor.store.Marks.Point;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A maintenance is announced, widened, begun, overrun and ended by a program that is killed again
 * and again: everybody whom it touches hears each step once, in its order, and nobody else does.
 */
class KilledMaintenanceTest {
    private static final List<Point> POINTS =
            List.of(Point.COMMITTED, Point.BEFORE_COMMIT, Point.WRITE_BEGUN, Point.TOLD);

    @TempDir private Path folder;

    @Test
    void everybodyHearsEachStepInItsOrderThoughTheProgramIsKilledBetweenThem() throws IOException {
        killed(4, 40);
    }

    @Test
    @Tag("long")
    void theSameHoldsOfManyKills() throws IOException {
        killed(40, 12);
    }

    /** Lives it in so many lives and one more; each passes its point at most so often. */
    private void killed(int kills, int passes) throws IOException {
        var random = new Random(Long.getLong("candor.seed", 1));
        for (var life = 0; life < kills; life++) {
            var point = POINTS.get(life % POINTS.size()).name();
            var pass = Integer.toString(8 + random.nextInt(passes));
            try (var child = live(point, pass)) {
                var _ = child.line(); // until it is dead, or all was told before that
            }
        }
        try (var child = live("-", "1")) {
            assertThat(child.line()).isEqualTo(MaintenanceUntilKilled.OVER);
        }
        var told = told();
        assertThat(told.keySet())
                .containsExactlyInAnyOrder(
                        "subscriber:aaaaaaaaaaaa",
                        "customer:dddddddddddd",
                        "subscriber:bbbbbbbbbbbb",
                        "customer:eeeeeeeeeeee");
        for (var first : List.of("subscriber:aaaaaaaaaaaa", "customer:dddddddddddd")) {
            assertThat(told.get(first)).isEqualTo(MaintenanceStory.OF_THE_FIRST);
        }
        for (var second : List.of("subscriber:bbbbbbbbbbbb", "customer:eeeeeeeeeeee")) {
            assertThat(told.get(second)).isEqualTo(MaintenanceStory.OF_THE_SECOND);
        }
    }

    private ChildJvm live(String point, String pass) throws IOException {
        return ChildJvm.start(MaintenanceUntilKilled.class, folder.toString(), point, pass);
    }

    /** What each was told, in order; what came twice came under the same key, and counts once. */
    private Map<String, List<String>> told() throws IOException {
        var byKey = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(folder.resolve(MaintenanceUntilKilled.RECEIVED))) {
            var key = line.substring(0, line.indexOf(' '));
            var said = line.substring(line.indexOf(' ') + 1);
            assertThat(byKey.getOrDefault(key, said)).isEqualTo(said);
            byKey.putIfAbsent(key, said);
        }
        var told = new LinkedHashMap<String, List<String>>();
        for (var said : byKey.values()) {
            var who = said.substring(0, said.indexOf(' '));
            told.computeIfAbsent(who, _ -> new java.util.ArrayList<>())
                    .add(said.substring(said.indexOf(' ') + 1));
        }
        return told;
    }
}
