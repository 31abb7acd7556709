package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.candor.model.Actor;
import dev.candor.model.JournalEntry;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What every store's journal must do. */
public interface JournalContract {
    @Test
    default void entriesComeBackAsTheyWereWritten(Store store) {
        var token = new Actor(Actor.Kind.TOKEN, "ci:main");
        var positions =
                store.<List<Long>>write(transaction ->
                        List.of(
                                transaction
                                        .journal()
                                        .append(Samples.event(1), Samples.WATCH, "", Samples.NOON),
                                transaction
                                        .journal()
                                        .append(
                                                Samples.event(2),
                                                token,
                                                "leap day",
                                                Samples.NOON.plusMillis(1))));
        assertThat(positions).containsExactly(1L, 2L);
        var entries = after(store, 0, 10);
        assertThat(entries)
                .extracting(
                        JournalEntry::position,
                        JournalEntry::at,
                        JournalEntry::actor,
                        JournalEntry::reason,
                        JournalEntry::event)
                .containsExactly(
                        tuple(1L, Samples.NOON, Samples.WATCH, "", Samples.event(1)),
                        tuple(2L, Samples.NOON.plusMillis(1), token, "leap day", Samples.event(2)));
        assertThat(entries).extracting(JournalEntry::hash).doesNotHaveDuplicates();
        assertThat(entries).allSatisfy(entry -> assertThat(entry.hash()).hasSize(64));
    }

    @Test
    default void aNewJournalIsEmptyAndWhole(Store store) {
        assertThat(store.<Long>read(transaction -> transaction.journal().head())).isZero();
        assertThat(after(store, 0, 10)).isEmpty();
        assertThat(firstBreak(store)).isEmpty();
    }

    @Test
    default void theTransactionThatWritesReadsWhatItWrote(Store store) {
        append(store, 1);
        List<JournalEntry> seen =
                store.write(transaction -> {
                    var journal = transaction.journal();
                    append(transaction, 2);
                    assertThat(journal.head()).isEqualTo(2);
                    append(transaction, 3);
                    assertThat(journal.firstBreak()).isEmpty();
                    return journal.after(1, 10);
                });
        assertThat(seen).extracting(JournalEntry::position).containsExactly(2L, 3L);
        assertThat(after(store, 1, 10)).isEqualTo(seen);
    }

    @Test
    default void entriesAreReadInBoundedSlices(Store store) {
        store.writeVoid(
                transaction -> LongStream.range(0, 25).forEach(n -> append(transaction, n)));
        assertThat(after(store, 0, 10)).hasSize(10);
        assertThat(after(store, 20, 10)).extracting(JournalEntry::position).hasSize(5);
        assertThat(after(store, 25, 10)).isEmpty();
        assertThatThrownBy(() -> after(store, 0, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aRollbackLeavesNoGap(Store store) {
        append(store, 1);
        assertThatThrownBy(() ->
                        store.writeVoid(transaction -> {
                            append(transaction, 2);
                            assertThat(transaction.journal().head()).isEqualTo(2);
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        append(store, 3);
        assertThat(after(store, 0, 10))
                .extracting(JournalEntry::position, JournalEntry::event)
                .containsExactly(tuple(1L, Samples.event(1)), tuple(2L, Samples.event(3)));
        assertThat(firstBreak(store)).isEmpty();
    }

    @Test
    default void positionsAreGaplessAndInCommitOrderUnderEightWriters(Store store)
            throws InterruptedException, ExecutionException {
        var writers = 8;
        var each = 25;
        try (var executor = Executors.newFixedThreadPool(writers)) {
            var work =
                    IntStream.range(0, writers)
                            .<Callable<Integer>>mapToObj(
                                    writer -> () -> writeSome(store, writer, each))
                            .toList();
            for (var done : executor.invokeAll(work, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isEqualTo(each);
            }
        }
        var expected = LongStream.rangeClosed(1, (long) writers * each).boxed().toList();
        assertThat(after(store, 0, 10_000)).extracting(JournalEntry::position).isEqualTo(expected);
        assertThat(firstBreak(store)).isEmpty();
    }

    @Test
    default void journallingInAReadIsRefused(Store store) {
        assertThatThrownBy(() ->
                        store.<Long>read(transaction ->
                                transaction
                                        .journal()
                                        .append(Samples.event(1), Samples.WATCH, "", Samples.NOON)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("this is a read");
    }

    /** Every third write fails and is rolled back, and then made again. */
    private static int writeSome(Store store, int writer, int each) {
        var written = 0;
        for (var n = 0; n < each; n++) {
            if (n % 3 == 0) {
                var number = n;
                assertThatThrownBy(() ->
                                store.writeVoid(transaction -> {
                                    append(transaction, -number);
                                    throw new IllegalStateException("again");
                                }))
                        .hasMessage("again");
            }
            append(store, writer * 1000L + n);
            written++;
        }
        return written;
    }

    private static void append(Store store, long number) {
        store.writeVoid(transaction -> append(transaction, number));
    }

    private static void append(Transaction transaction, long number) {
        transaction.journal().append(Samples.event(number), Samples.WATCH, "", Samples.NOON);
    }

    private static List<JournalEntry> after(Store store, long position, int limit) {
        return store.read(transaction -> transaction.journal().after(position, limit));
    }

    private static Optional<String> firstBreak(Store store) {
        return store.read(transaction -> transaction.journal().firstBreak());
    }
}
