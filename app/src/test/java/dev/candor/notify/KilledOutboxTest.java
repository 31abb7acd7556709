package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ChildJvm;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Delivery.State;
import dev.candor.store.Deliveries.Filter;
import dev.candor.store.Marks.Point;
import dev.candor.store.Owed;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

/**
 * The balance of the outbox of a program that is killed again and again while the other side
 * declines, goes away and comes back: everybody's message is settled, what is called delivered was
 * received, and what was received twice came under the same key.
 */
class KilledOutboxTest {
    private static final List<Point> POINTS =
            List.of(Point.BEFORE_COMMIT, Point.WRITE_BEGUN, Point.COMMITTED, Point.BEFORE_COMMIT);

    @TempDir private Path folder;

    @Test
    void nobodyIsForgottenByKills() throws IOException {
        balance(2, 400, 3, 60); // more than one slice
    }

    @Test
    @Tag("long")
    void ofThirtyThousandMessagesNoneIsLostAndFewerThanOneInAThousandComesTwice()
            throws IOException {
        var doubles = balance(10, 3_000, 4, 1_200);
        assertThat(doubles).isLessThan(30);
    }

    /** Answers how many came twice. */
    private int balance(int notices, int recipients, int kills, int passes) throws IOException {
        var random = new Random(Long.getLong("candor.seed", 1));
        var begin = Long.toString(System.currentTimeMillis());
        for (var life = 0; life < kills; life++) {
            var point = POINTS.get(life % POINTS.size()).name();
            var pass = Integer.toString(10 + random.nextInt(passes));
            try (var child = live(point, pass, notices, recipients, begin)) {
                var _ = child.line(); // until it is dead, or everybody was told before that
            }
        }
        try (var child = live("-", "1", notices, recipients, begin)) {
            assertThat(child.line()).isEqualTo(TellUntilKilled.IDLE);
        }
        return account(notices * recipients, kills);
    }

    private ChildJvm live(String point, String pass, int notices, int recipients, String begin)
            throws IOException {
        return ChildJvm.start(
                TellUntilKilled.class,
                folder.toString(),
                point,
                pass,
                Integer.toString(notices),
                Integer.toString(recipients),
                begin);
    }

    private int account(int owed, int kills) throws IOException {
        var received = new HashMap<String, Integer>();
        for (var line : Files.readAllLines(folder.resolve(TellUntilKilled.RECEIVED))) {
            received.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum);
        }
        var delivered = 0;
        var settled = 0;
        for (var each : ledger()) {
            var delivery = each.delivery();
            assertThat(delivery.state()).isNotEqualTo(State.PENDING);
            var came = received.getOrDefault(delivery.id().value(), 0);
            if (delivery.state() == State.DELIVERED) {
                delivered++;
                assertThat(came).as("received %s", delivery.id()).isPositive();
            } else if (delivery.state() == State.FAILED) {
                assertThat(delivery.to().key()).endsWith("77");
            }
            // What is told in a digest is owed as before, and the digest is one more.
            settled +=
                    delivery.to().key().startsWith("r")
                                    && each.thread() != null
                                    && each.thread().startsWith("notice:")
                            ? 1
                            : 0;
        }
        assertThat(settled).isEqualTo(owed);
        var unrecorded = kills * 4 * TellUntilKilled.WIDTH;
        // What was taken and not recorded at a kill may since have been told in a digest.
        assertThat(received.size() - delivered).isBetween(0, unrecorded);
        var doubles = received.values().stream().mapToInt(times -> times - 1).sum();
        assertThat(doubles).isLessThanOrEqualTo(unrecorded);
        return doubles;
    }

    private List<Owed> ledger() {
        var all = new ArrayList<Owed>();
        try (var store = SqlStore.open(StoreSettings.of(folder, new ManualTime(Instant.EPOCH)))) {
            for (var page = page(store, null); !page.isEmpty(); ) {
                all.addAll(page);
                page = page(store, page.getLast());
            }
        }
        return all;
    }

    private static List<Owed> page(SqlStore store, @org.jspecify.annotations.Nullable Owed after) {
        var id = after == null ? null : after.delivery().id();
        return store.read(it -> it.deliveries().newest(Filter.ALL, 1_000, id));
    }
}
