package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.model.Token;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What every store's transactions must do. */
public interface TransactionContract {
    @Test
    default void whatIsWrittenIsRead(Store store) {
        store.writeVoid(transaction -> transaction.pages().put(Samples.page()));
        assertThat(page(store)).contains(Samples.page());
    }

    @Test
    default void aFailedWriteLeavesNothingAndThrowsOn(Store store) {
        var cause = new IllegalStateException("halfway");
        assertThatThrownBy(() ->
                        store.writeVoid(transaction -> {
                            transaction.pages().put(Samples.page());
                            throw cause;
                        }))
                .isSameAs(cause);
        assertThat(page(store)).isEmpty();
        store.writeVoid(transaction -> transaction.cursors().move("after", 1));
    }

    @Test
    default void afterAFailedStatementNothingIsKeptEvenIfItWasCaught(Store store) {
        var token = new Token("t", "hash", Role.ADMIN, Samples.NOON, null);
        assertThatThrownBy(() ->
                        store.writeVoid(transaction -> {
                            transaction.tokens().add(token);
                            assertThatThrownBy(() -> transaction.tokens().add(token))
                                    .isInstanceOf(StoreException.class);
                        }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not commit: a statement before it failed");
        assertThat(store.<List<Token>>read(transaction -> transaction.tokens().all())).isEmpty();
    }

    @Test
    default void anErrorRollsBackToo(Store store) {
        assertThatThrownBy(() ->
                        store.writeVoid(transaction -> {
                            transaction.pages().put(Samples.page());
                            throw new AssertionError("halfway");
                        }))
                .isInstanceOf(AssertionError.class);
        assertThat(page(store)).isEmpty();
    }

    @Test
    default void aReadSeesOneSnapshotWhileAWriteCommits(Store store) {
        List<Boolean> seen =
                store.read(transaction -> {
                    store.writeVoid(t -> t.pages().put(Samples.page()));
                    var inside = transaction.pages().find(PageId.MAIN).isPresent();
                    return List.of(inside, page(store).isPresent());
                });
        assertThat(seen).containsExactly(false, true);
    }

    @Test
    default void aReadDoesNotWaitForAWrite(Store store)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var executor = Executors.newSingleThreadExecutor()) {
            Optional<Page> seen =
                    store.<Optional<Page>>write(transaction -> {
                        transaction.pages().put(Samples.page());
                        var read = executor.submit(() -> page(store));
                        try {
                            return read.get(10, TimeUnit.SECONDS);
                        } catch (InterruptedException | ExecutionException | TimeoutException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(seen).isEmpty();
        }
    }

    @Test
    default void writesTakeTurns(Store store) throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(8);
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var n = 0; n < 8; n++) {
                executor.execute(() -> {
                    store.writeVoid(transaction -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        var seen = transaction.cursors().position("count");
                        transaction.cursors().move("count", seen + 1);
                        inside.decrementAndGet();
                    });
                    done.countDown();
                });
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(store.<Long>read(transaction -> transaction.cursors().position("count")))
                .isEqualTo(8);
        assertThat(most).hasValue(1);
    }

    @Test
    default void aWriteThroughAReadFails(Store store) {
        assertThatThrownBy(() ->
                        store.<Boolean>read(transaction -> {
                            transaction.pages().put(Samples.page());
                            return true;
                        }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("this is a read");
        assertThat(page(store)).isEmpty();
    }

    @Test
    default void aWriteInsideAWriteIsRefusedAtOnce(Store store) {
        assertThatThrownBy(() ->
                        store.writeVoid(outer -> store.writeVoid(t -> t.cursors().move("x", 1))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.<Long>read(transaction -> transaction.cursors().position("x"))).isZero();
    }

    @Test
    default void listenersAreToldAfterTheCommitOfWhatIsJournalledAndOnlyOfThat(Store store) {
        var told = new ConcurrentLinkedQueue<Long>();
        var heads = new ArrayList<Long>();
        store.onJournal(position -> {
            told.add(position);
            heads.add(store.<Long>read(t -> t.journal().head()));
        });
        store.writeVoid(transaction -> transaction.pages().put(Samples.page()));
        assertThat(told).isEmpty();
        store.writeVoid(transaction -> {
            journal(transaction);
            journal(transaction);
            assertThat(told).isEmpty();
        });
        assertThat(told).containsExactly(2L);
        assertThat(heads).containsExactly(2L);
        assertThatThrownBy(() ->
                        store.writeVoid(transaction -> {
                            journal(transaction);
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        assertThat(told).containsExactly(2L);
    }

    @Test
    default void aListenerThatFailsHarmsNeitherTheWriteNorTheNextListener(Store store) {
        var told = new ConcurrentLinkedQueue<Long>();
        store.onJournal(_ -> {
            throw new IllegalStateException("listener");
        });
        store.onJournal(told::add);
        store.writeVoid(TransactionContract::journal);
        assertThat(told).containsExactly(1L);
    }

    @Test
    default void aClosedStoreSaysSo(Store store) {
        store.close();
        store.close();
        assertThatThrownBy(() -> page(store))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.writeVoid(TransactionContract::journal))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    private static void journal(Transaction transaction) {
        transaction.journal().append(Samples.event(1), Samples.WATCH, "", Samples.NOON);
    }

    private static Optional<Page> page(Store store) {
        return store.read(transaction -> transaction.pages().find(PageId.MAIN));
    }
}
