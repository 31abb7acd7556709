package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ChildJvm;
import dev.candor.fixture.ManualTime;
import dev.candor.model.PageId;
import dev.candor.store.Samples;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A process that is killed in the middle of its work has kept everything that it acknowledged. */
@Tag("long")
class KillTest {
    private static final int ROUNDS = 20;
    private static final int LONGEST_LIFE_MILLIS = 400;
    private static final long SEED = 20261121;

    @TempDir private Path folder;

    @Test
    void everyAcknowledgedWriteSurvivesBeingKilledAtRandom()
            throws IOException, SQLException, InterruptedException {
        var random = new Random(SEED);
        var before = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var acknowledged = writeAndKill(random, before);
            Invariants.hold(folder);
            before = requireKept(acknowledged);
        }
        assertThat(before).as("writes in all, seed " + SEED).isGreaterThan(ROUNDS);
    }

    /** The last number that the process said before it died. */
    private long writeAndKill(Random random, long before) throws IOException, InterruptedException {
        try (var child = ChildJvm.start(WriteUntilKilled.class, folder.toString())) {
            assertThat(child.line()).isEqualTo("ready");
            var killer =
                    Thread.ofPlatform()
                            .start(killAfter(child, random.nextInt(LONGEST_LIFE_MILLIS)));
            var last = before;
            for (var line = child.line(); !line.isEmpty(); line = child.line()) {
                last = Long.parseLong(line);
            }
            assertThat(killer.join(Duration.ofSeconds(30))).isTrue();
            return last;
        }
    }

    private static Runnable killAfter(ChildJvm child, int millis) {
        return () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis); // the random moment is what is tested
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            child.kill();
        };
    }

    /** How many writes were kept: all that were acknowledged, and perhaps the one at hand. */
    private long requireKept(long acknowledged) {
        var settings = StoreSettings.of(folder, new ManualTime(Samples.NOON));
        try (var store = SqlStore.open(settings)) {
            var kept = store.<Long>read(t -> t.cursors().position("written"));
            assertThat(kept).isBetween(acknowledged, acknowledged + 1);
            assertThat(store.<Long>read(t -> t.journal().head())).isEqualTo(kept);
            var intervals =
                    store.<Integer>read(t ->
                            t.ledger()
                                    .between(
                                            PageId.MAIN,
                                            Samples.NOON,
                                            Samples.NOON.plus(Duration.ofDays(1)))
                                    .size());
            assertThat(intervals.longValue()).isEqualTo(kept);
            assertThat(store.<Integer>read(t -> t.results().newest(Samples.FRONT, 10_000).size()))
                    .isEqualTo((int) Math.min(kept, 10_000));
            return kept;
        }
    }
}
