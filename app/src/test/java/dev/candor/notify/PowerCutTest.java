package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A machine that loses power while people are told: what came of attempts need not have been on the
 * disk. Wherever the database's log ends then, after the post was acknowledged, everybody is told,
 * and nobody counts as told to whom nothing was sent.
 */
class PowerCutTest {
    private static final int PEOPLE = 60;
    private static final int CUTS = 12;

    @TempDir private Path folder;

    @Test
    void whatThePowerTookBackIsSentAgainAndNobodyIsLeftOut() throws IOException {
        try (var scene = new TellingScene(folder.resolve("before"))) {
            furnish(scene);
            scene.start();
            scene.post("Slow");
            var acknowledged = Files.size(scene.folder.resolve("candor.db-wal"));
            scene.awaitPending(0);
            scene.stop();
            var sent = keys(scene.mail);
            assertThat(sent).hasSize(PEOPLE);
            var log = Files.readAllBytes(scene.folder.resolve("candor.db-wal"));
            var step = Math.max(1, (log.length - acknowledged) / CUTS);
            for (var length = acknowledged; length < log.length; length += step) {
                var after = folder.resolve("after-" + length);
                Files.createDirectory(after);
                Files.copy(scene.folder.resolve("candor.db"), after.resolve("candor.db"));
                var left = Arrays.copyOf(log, Math.toIntExact(length));
                Files.write(after.resolve("candor.db-wal"), left);
                assertThat(toldOn(after, sent)).as("log of %s bytes", length).isEqualTo(PEOPLE);
            }
        }
    }

    /** How many have been told in the end, when a program goes on with what is left. */
    private static long toldOn(Path left, Set<String> before) {
        try (var scene = new TellingScene(left)) {
            furnish(scene);
            scene.start();
            scene.awaitPending(0);
            var told =
                    scene.deliveries().stream()
                            .filter(each -> each.state() == Delivery.State.DELIVERED)
                            .map(each -> each.id().value())
                            .collect(Collectors.toSet());
            var sent = keys(scene.mail);
            sent.addAll(before);
            assertThat(sent).containsAll(told);
            return told.size();
        }
    }

    private static void furnish(TellingScene scene) {
        for (var n = 0; n < PEOPLE; n++) {
            scene.person("person" + n);
        }
    }

    private static Set<String> keys(ScriptedChannel mail) {
        return mail.taken().stream().map(Outgoing::key).collect(Collectors.toSet());
    }
}
