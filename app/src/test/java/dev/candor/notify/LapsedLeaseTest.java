package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A delivery that was taken by nobody who knows of it, as when a commit's answer was lost. */
class LapsedLeaseTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void whatNobodyKnowsToHaveTakenIsSentWhenItsTimeIsOver() {
        try (var scene = new TellingScene(folder)) {
            scene.person("ann");
            scene.mail.defer();
            scene.start();
            scene.post("Slow");
            Await.until("tried", LONGEST, () -> !scene.mail.tried().isEmpty());
            Await.until("kept", LONGEST, () -> scene.deliveries().getFirst().attempts() == 1);
            scene.mail.accept();
            take(scene);
            scene.advance(Turn.LEASE.minusSeconds(1));
            round(scene);
            assertThat(scene.mail.taken()).isEmpty();
            scene.advance(Duration.ofSeconds(1));
            round(scene);
            scene.awaitPending(0);
            assertThat(scene.mail.taken()).hasSize(1);
        }
    }

    @Test
    void whatAProcessBeforeHadTakenIsSentAtOnceAfterARestart() {
        try (var scene = new TellingScene(folder)) {
            scene.person("ann");
            scene.mail.defer();
            scene.start();
            scene.post("Slow");
            Await.until("tried", LONGEST, () -> !scene.mail.tried().isEmpty());
            Await.until("kept", LONGEST, () -> scene.deliveries().getFirst().attempts() == 1);
            scene.stop();
            take(scene);
            scene.mail.accept();
            scene.start();
            scene.awaitPending(0);
            assertThat(scene.mail.taken()).hasSize(1);
        }
    }

    private static void take(TellingScene scene) {
        var now = scene.time.now();
        var later = now.plus(Duration.ofDays(1));
        scene.store.writeVoid(it ->
                assertThat(it.deliveries().lease("mail", later, now.plus(Turn.LEASE), 10))
                        .hasSize(1));
    }

    private static void round(TellingScene scene) {
        new Rounds(
                        scene.store,
                        scene.time,
                        new Random(1),
                        List.of(),
                        new Rounds.Settings(Duration.ofHours(1), Duration.ofDays(800)),
                        scene.outbox()::settled)
                .round();
    }
}
