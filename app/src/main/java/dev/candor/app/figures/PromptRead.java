package dev.candor.app.figures;

import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the store's own figures without ever hanging as the store may: when a read takes too long
 * nothing is known, and no other read is begun before that one has ended. Thread-safe.
 */
final class PromptRead {
    private static final long LIMIT_MILLIS = 1_000;

    private final Store store;
    private final TimeSource time;
    private final AtomicReference<@Nullable CompletableFuture<StoreFigures>> underWay =
            new AtomicReference<>();

    PromptRead(Store store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /** The figures, within a second; empty when the store fails or does not answer in time. */
    Optional<StoreFigures> take() {
        var mine = new CompletableFuture<StoreFigures>();
        var other = underWay.compareAndExchange(null, mine);
        if (other == null) {
            Thread.ofVirtual().name("figures").start(() -> read(mine));
        }
        try {
            var figures = other == null ? mine : other;
            return Optional.of(figures.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | CompletionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void read(CompletableFuture<StoreFigures> figures) {
        try {
            var found =
                    store.<StoreFigures>read(
                            transaction -> StoreFigures.read(transaction, time.now()));
            underWay.set(null);
            figures.complete(found);
        } catch (RuntimeException e) {
            underWay.set(null);
            figures.completeExceptionally(e);
        }
    }
}
