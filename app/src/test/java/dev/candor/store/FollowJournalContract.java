package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.JournalEntry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** What following the journal must do on every store. */
public interface FollowJournalContract {
    String NAME = "follower";

    @Test
    default void aConsumerGetsEverythingOnceInOrderInBoundedSlices(Store store) {
        append(store, 2 * FollowJournal.SLICE + 1);
        var seen = new Recorder();
        var follow = new FollowJournal(store, seen, pause());
        assertThat(List.of(follow.step(), follow.step(), follow.step(), follow.step()))
                .containsExactly(FollowJournal.SLICE, FollowJournal.SLICE, 1, 0);
        assertThat(seen.positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2L * FollowJournal.SLICE + 1).boxed().toList());
        assertThat(cursor(store)).isEqualTo(2L * FollowJournal.SLICE + 1);
    }

    @Test
    default void itGoesOnBehindItsCursorAfterARestart(Store store) {
        append(store, 3);
        assertThat(new FollowJournal(store, new Recorder(), pause()).step()).isEqualTo(3);
        append(store, 2);
        var seen = new Recorder();
        assertThat(new FollowJournal(store, seen, pause()).step()).isEqualTo(2);
        assertThat(seen.positions).containsExactly(4L, 5L);
    }

    @Test
    default void itWaitsUntilItIsWokenAndStops(Store store) throws InterruptedException {
        append(store, 1);
        var seen = new Recorder();
        var follow = new FollowJournal(store, seen, new Random(1));
        follow.start();
        try {
            assertThat(seen.next()).isEqualTo(1);
            append(store, 1);
            assertThat(seen.next()).isEqualTo(2);
            append(store, 1);
            assertThat(seen.next()).isEqualTo(3);
        } finally {
            assertThat(follow.stop()).isTrue();
        }
        append(store, 1);
        assertThat(follow.stop()).isTrue();
        assertThat(seen.positions).isEmpty(); // all were taken by next()
        assertThat(cursor(store)).isEqualTo(3);
    }

    @Test
    default void aConsumerThatFailsGetsTheSameEntriesAgainAndDoublesNothing(Store store)
            throws InterruptedException {
        append(store, 3);
        var failures = new AtomicInteger();
        var handled = new CountDownLatch(1);
        var follow =
                new FollowJournal(
                        store,
                        consumer((transaction, entries) -> {
                            count(transaction, entries.size());
                            if (failures.incrementAndGet() <= 4) {
                                throw new IllegalStateException("not yet");
                            }
                            handled.countDown();
                        }),
                        pause());
        follow.start();
        try {
            assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            assertThat(follow.stop()).isTrue();
        }
        assertThat(failures).hasValue(5);
        assertThat(counted(store)).isEqualTo(3);
        assertThat(cursor(store)).isEqualTo(3);
    }

    @Test
    default void stoppingDoesNotWaitForARetry(Store store) throws InterruptedException {
        append(store, 1);
        var failed = new CountDownLatch(1);
        var follow =
                new FollowJournal(
                        store,
                        consumer((transaction, entries) -> {
                            failed.countDown();
                            throw new IllegalStateException("never");
                        }),
                        new RetryPause(Duration.ofHours(1), Duration.ofHours(1), new Random(1)));
        follow.start();
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(follow.stop()).isTrue();
        assertThat(cursor(store)).isZero();
    }

    /** Counts in the transaction of the slice, so that a doubled or lost slice shows. */
    static void count(Transaction transaction, int more) {
        var counted = transaction.cursors().position("counted");
        transaction.cursors().move("counted", counted + more);
    }

    /** What {@link #count} has come to. */
    static long counted(Store store) {
        return store.<Long>read(transaction -> transaction.cursors().position("counted"));
    }

    private static long cursor(Store store) {
        return store.<Long>read(transaction -> transaction.cursors().position(NAME));
    }

    private static RetryPause pause() {
        return new RetryPause(Duration.ofMillis(1), Duration.ofMillis(4), new Random(1));
    }

    private static void append(Store store, int many) {
        store.writeVoid(transaction -> {
            for (var n = 0; n < many; n++) {
                transaction.journal().append(Samples.event(n), Samples.WATCH, "", Samples.NOON);
            }
        });
    }

    /** What a consumer does. */
    @FunctionalInterface
    interface Handler {
        /** As {@link JournalConsumer#handle}. */
        void handle(Transaction transaction, List<JournalEntry> entries);
    }

    /** A consumer under the usual name. */
    static JournalConsumer consumer(Handler handler) {
        return new JournalConsumer() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public void handle(Transaction transaction, List<JournalEntry> entries) {
                handler.handle(transaction, entries);
            }
        };
    }

    /** Remembers the positions that it was given. */
    final class Recorder implements JournalConsumer {
        private final LinkedBlockingQueue<Long> positions = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void handle(Transaction transaction, List<JournalEntry> entries) {
            assertThat(entries).isNotEmpty().hasSizeLessThanOrEqualTo(FollowJournal.SLICE);
            entries.forEach(entry -> positions.add(entry.position()));
        }

        private long next() throws InterruptedException {
            var position = positions.poll(30, TimeUnit.SECONDS);
            return position == null ? -1 : position;
        }
    }
}
