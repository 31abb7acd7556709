package dev.candor.command;

import static dev.candor.command.Scene.impact;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Precision;
import dev.candor.model.Verdict;
import dev.candor.model.Window;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whatever is done in whatever order, the invariants of {@link Invariant} hold. */
class RandomCommandsTest {
    private static final List<String> COMPONENTS =
            List.of("app", "flexo/web", "flexo/mail", "flexo");
    private static final List<String> CHECKS = List.of("app-front", "web-front", "mail-smtp");
    private static final int STEPS = 60;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theInvariantsHold(long seed) {
        try (var scene = Scene.furnished(folder)) {
            var random = new Random(seed);
            var timekeeper = new Timekeeper(scene.store, scene.commands, scene.time);
            for (var step = 0; step < STEPS; step++) {
                scene.advance(1 + random.nextInt(200));
                try {
                    act(scene, random, timekeeper);
                } catch (Rejected _) {
                    // A refusal is an answer; the invariants must hold after it as well.
                }
                check(scene, seed, step);
            }
        }
    }

    private static void check(Scene scene, long seed, int step) {
        try {
            Scene.invariants(scene.store);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ", step " + step, e);
        }
    }

    private static void act(Scene scene, Random random, Timekeeper timekeeper) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> turn(scene, random);
            case 3 -> scene.person(new PostNotice(Scene.incident("Trouble", impacts(random))));
            case 4, 5, 6 -> update(scene, random);
            case 7 -> edit(scene, random);
            case 8 -> {
                scene.system(new StartServer("1", scene.checks.values()));
                timekeeper.tick();
            }
            default -> scene.system(new StepClock(Duration.ofSeconds(random.nextInt(20) - 10)));
        }
    }

    private static void turn(Scene scene, Random random) {
        var to = pick(random, List.of(Verdict.UP, Verdict.DOWN, Verdict.DEGRADED, Verdict.UNKNOWN));
        scene.turn(pick(random, CHECKS), to, before(scene, random));
    }

    private static void update(Scene scene, Random random) {
        if (scene.notices().isEmpty()) {
            return;
        }
        var notice = pick(random, scene.notices());
        var state = random.nextInt(3) == 0 ? null : pick(random, NoticeState.of(notice.kind()));
        var impacts = random.nextBoolean() ? null : List.of(impacts(random));
        var at = random.nextInt(3) == 0 ? before(scene, random) : null;
        var closing = state != null && state.isClosed() && random.nextBoolean();
        var end = closing ? before(scene, random) : null;
        var corrects = random.nextInt(5) == 0 ? pick(random, notice.updates()).id() : null;
        var draft = new UpdateDraft(state, "News.", impacts, at, end, corrects);
        scene.person(new PostUpdate(notice.id(), draft));
    }

    private static void edit(Scene scene, Random random) {
        if (scene.notices().isEmpty()) {
            return;
        }
        var notice = pick(random, scene.notices());
        var impacts = random.nextBoolean() ? null : List.of(impacts(random));
        var windows = random.nextBoolean() ? null : windows(scene, random, notice);
        var draft = random.nextInt(4) == 0 ? random.nextBoolean() : null;
        scene.person(
                new EditNotice(
                        notice.id(), new NoticeEdit(null, impacts, null, windows, null, draft)));
    }

    private static List<Window> windows(Scene scene, Random random, Notice notice) {
        var windows = new ArrayList<Window>();
        for (var i = random.nextInt(4); i > 0; i--) {
            var start = before(scene, random);
            var lasts = !notice.state().isClosed() && random.nextBoolean();
            var end = lasts ? null : start.plusSeconds(random.nextInt(50));
            var named = random.nextBoolean() ? null : new ComponentId(pick(random, COMPONENTS));
            windows.add(new Window(start, end, named, null, Precision.EXACT));
        }
        return windows;
    }

    private static Impact[] impacts(Random random) {
        return COMPONENTS.stream()
                .filter(_ -> random.nextBoolean())
                .map(each -> impact(each, level(random)))
                .toArray(Impact[]::new);
    }

    private static Level level(Random random) {
        return pick(
                random,
                List.of(
                        Level.OPERATIONAL,
                        Level.DEGRADED_PERFORMANCE,
                        Level.PARTIAL_OUTAGE,
                        Level.MAJOR_OUTAGE));
    }

    private static Instant before(Scene scene, Random random) {
        return scene.time.now().minusSeconds(random.nextInt(300));
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
