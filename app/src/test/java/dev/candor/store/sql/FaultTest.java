package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.PageId;
import dev.candor.store.FollowJournalContract;
import dev.candor.store.Followers;
import dev.candor.store.Samples;
import dev.candor.store.StoreException;
import dev.candor.store.sql.FaultyConnection.When;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Each statement and each commit fails once, in its turn: nothing is lost, halved or doubled. */
class FaultTest {
    private static final int MOST_STATEMENTS = 200;

    @TempDir private Path folder;
    private final ManualTime time = new ManualTime(Samples.NOON);
    private final FaultyConnection fault = new FaultyConnection(time);
    private SqlStore store;

    @BeforeEach
    void open() {
        var settings = StoreSettings.of(folder, time);
        store = fault.open(settings);
        Samples.furnish(store);
    }

    @AfterEach
    void closeAndCheck() throws SQLException {
        store.close();
        Invariants.hold(folder);
    }

    @ParameterizedTest
    @EnumSource(names = "LATE", mode = EnumSource.Mode.EXCLUDE)
    void aFollowerLosesAndDoublesNothing(When when) {
        var follow = Followers.counting(store);
        var appended = 0;
        for (var n = 1; n < MOST_STATEMENTS; n++) {
            appended += journalThree();
            fault.arm(n, when);
            var failed = fails(() -> assertThat(Followers.step(follow)).isPositive());
            var struck = fault.disarm();
            assertThat(struck || !failed).isTrue(); // the end of a read may fail in silence
            while (Followers.step(follow) > 0) {
                assertThat(FollowJournalContract.counted(store)).isPositive();
            }
            assertThat(FollowJournalContract.counted(store)).isEqualTo(appended);
            if (!struck) {
                assertThat(n).isGreaterThan(5);
                return;
            }
        }
        throw new AssertionError("the fault never came to an end");
    }

    @ParameterizedTest
    @EnumSource(names = "LATE", mode = EnumSource.Mode.EXCLUDE)
    void aCommandIsKeptWholeOrNotAtAll(When when) {
        for (var n = 1; n < MOST_STATEMENTS; n++) {
            var number = n;
            fault.arm(n, when);
            var failed = fails(() -> post(number));
            var struck = fault.disarm();
            assertThat(failed).isEqualTo(struck);
            requireWholeOrNothing(number, failed);
            if (!struck) {
                assertThat(n).isGreaterThan(15);
                return;
            }
        }
        throw new AssertionError("the fault never came to an end");
    }

    private void requireWholeOrNothing(int number, boolean failed) {
        var notice = Samples.full(number, Samples.notice(number));
        Optional<Notice> kept =
                store.read(t -> t.notices().find(notice.id(), Audience.PUBLIC, true));
        List<Long> parts =
                store.read(t ->
                        List.of(
                                (long) t.ledger().of(notice.id()).size(),
                                t.cursors().position("posted-" + number)));
        if (kept.isEmpty()) {
            assertThat(failed).isTrue();
            assertThat(parts).containsExactly(0L, 0L);
        } else {
            assertThat(kept).contains(notice);
            assertThat(parts).containsExactly(1L, (long) number);
        }
    }

    private void post(int number) {
        var notice = Samples.full(number, Samples.notice(number));
        store.writeVoid(transaction -> {
            transaction.cursors().move("posted-" + number, number);
            transaction.notices().add(notice);
            transaction
                    .ledger()
                    .add(PageId.MAIN, Samples.stated(Samples.APP, notice.id(), Samples.NOON));
            transaction.journal().append(Samples.event(number), Samples.WATCH, "", Samples.NOON);
        });
    }

    private int journalThree() {
        store.writeVoid(transaction -> {
            for (var n = 0; n < 3; n++) {
                transaction.journal().append(Samples.event(n), Samples.WATCH, "", Samples.NOON);
            }
        });
        return 3;
    }

    private static boolean fails(Runnable work) {
        try {
            work.run();
            return false;
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("scripted fault");
            return true;
        }
    }
}
